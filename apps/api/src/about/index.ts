export { AboutModule } from './about.module.js';
export { routesOf, routesOfModules, type Route } from './routes.js';
