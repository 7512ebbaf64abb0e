import { ProfileBody, SignInBody, StartSignInBody, type MeView, type SessionView } from '@chophien/contracts';
import { accept, cleanText } from '@chophien/domain';
import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Req, Res } from '@nestjs/common';
import type { CookieOptions, Request, Response } from 'express';
import { randomUUID } from 'node:crypto';
import { Env } from '../config/env.js';
import { Notices } from '../db/notices.js';
import { UnitOfWork } from '../db/unit-of-work.js';
import { answer } from '../http/refused.js';
import type { Caller } from './caller.js';
import { meView } from './me-view.js';
import { Needs, SignedIn, Who, type Signed } from './session.guard.js';
import { sessionCookie, sessionDays, Sessions, visitorCookie } from './sessions.js';
import { SignIn } from './sign-in.js';
import { StartSignIn } from './start-sign-in.js';

const dayMs = 86_400_000;

@Controller('api/v1')
export class AccountsController {
  constructor(
    private readonly startSignIn: StartSignIn,
    private readonly signIn: SignIn,
    private readonly sessions: Sessions,
    private readonly work: UnitOfWork,
    private readonly env: Env,
  ) {}

  /** Who am I; 200 for everyone. Gives each browser the cookie by which it is counted once. */
  @Get('session')
  @Needs('session.read')
  async read(@Who() caller: Caller, @Res({ passthrough: true }) response: Response): Promise<SessionView> {
    if (!caller.visitorId) response.cookie(visitorCookie, randomUUID(), this.cookie(365 * dayMs));
    return this.view(caller.account);
  }

  @Post('session/code')
  @HttpCode(202)
  @Needs('session.start')
  async sendCode(
    @Who() caller: Caller,
    @Body() body: StartSignInBody,
  ): Promise<{ expiresInSeconds: number }> {
    return answer(await this.startSignIn.run(body.phone, caller.address));
  }

  @Post('session')
  @Needs('session.start')
  async open(@Body() body: SignInBody, @Res({ passthrough: true }) response: Response): Promise<SessionView> {
    const { token } = answer(await this.signIn.run(body.phone, body.code));
    response.cookie(sessionCookie, token, this.cookie(sessionDays * dayMs));
    const account = await this.sessions.accountOf(token);
    return this.view(account);
  }

  @Delete('session')
  @HttpCode(204)
  @Needs('session.end')
  async close(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.work.run(async (tx) => accept(await this.sessions.close(tx, request)));
    response.clearCookie(sessionCookie, this.cookie(0));
  }

  @Patch('me')
  @Needs('profile.write')
  async rename(@SignedIn() me: Signed, @Body() body: ProfileBody): Promise<MeView> {
    const name = cleanText(body.name) || me.name;
    await this.work.run(async (tx) => {
      await tx.rows(`update accounts set name = $2 where id = $1`, [me.id, name]);
      return accept(await Notices.tell(tx, { account: me.id }));
    });
    return meView({ ...me, name });
  }

  private view(account: Caller['account']): SessionView {
    const { payMethods } = this.env;
    return { me: account ? meView(account) : null, serverTimeMs: Date.now(), payMethods };
  }

  private cookie(maxAge: number): CookieOptions {
    const secure = this.env.isProduction || this.env.PUBLIC_URL.startsWith('https:');
    return { httpOnly: true, sameSite: 'lax', path: '/', secure, ...(maxAge > 0 && { maxAge }) };
  }
}
