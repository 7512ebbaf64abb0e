import { RequestMethod, type INestApplicationContext, type Type } from '@nestjs/common';
import {
  HTTP_CODE_METADATA,
  METHOD_METADATA,
  MODULE_METADATA,
  PATH_METADATA,
  ROUTE_ARGS_METADATA,
} from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { NEED, type Need } from '../accounts/index.js';
import { TAKES } from '../http/takes.js';

/** A route as the program declares it. `body` is the class that its message is read as. */
export type Route = {
  method: string;
  path: string;
  status: number;
  handler: string;
  need: Need | undefined;
  body: Type | undefined;
  /** Media types of a body that is read as bytes. */
  takes: string[] | undefined;
};

const bodyParam = 3;

/** Every route of the running program, read from the controllers themselves. */
export function routesOf(app: INestApplicationContext): Route[] {
  const modules = [...app.get(ModulesContainer).values()];
  const controllers = modules.flatMap((module) => [...module.controllers.values()]);
  return routesOfControllers(
    controllers.flatMap(({ metatype }) => (typeof metatype === 'function' ? [metatype as Type] : [])),
  );
}

/** The same from the modules' own lists, without starting anything. */
export function routesOfModules(modules: readonly Type[]): Route[] {
  return routesOfControllers(
    modules.flatMap((module): Type[] => Reflect.getMetadata(MODULE_METADATA.CONTROLLERS, module) ?? []),
  );
}

function routesOfControllers(controllers: readonly Type[]): Route[] {
  return controllers
    .flatMap(routesOfController)
    .sort((one, other) => `${one.path} ${one.method}`.localeCompare(`${other.path} ${other.method}`));
}

function routesOfController(controller: Type): Route[] {
  const base: string = Reflect.getMetadata(PATH_METADATA, controller) ?? '';
  const prototype: Record<string, unknown> = controller.prototype;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler = name === 'constructor' ? undefined : prototype[name];
    if (typeof handler !== 'function' || !Reflect.hasMetadata(METHOD_METADATA, handler)) return [];
    const kind: number = Reflect.getMetadata(METHOD_METADATA, handler);
    const method = RequestMethod[kind] ?? 'ALL';
    const path = `/${[base, Reflect.getMetadata(PATH_METADATA, handler)].join('/')}`
      .replace(/\/+/g, '/')
      .replace(/(.)\/$/, '$1');
    const status: number =
      Reflect.getMetadata(HTTP_CODE_METADATA, handler) ?? (method === 'POST' ? 201 : 200);
    return [
      {
        method,
        path,
        status,
        handler: `${controller.name}.${name}`,
        need: Reflect.getMetadata(NEED, handler),
        body: bodyOf(controller, name),
        takes: Reflect.getMetadata(TAKES, handler),
      },
    ];
  });
}

function bodyOf(controller: Type, name: string): Type | undefined {
  const args: Record<string, { index: number }> =
    Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {};
  const at = Object.entries(args).find(([key]) => key.startsWith(`${bodyParam}:`))?.[1].index;
  const types: Type[] = Reflect.getMetadata('design:paramtypes', controller.prototype, name) ?? [];
  return at === undefined ? undefined : types[at];
}
