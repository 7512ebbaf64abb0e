import { TakeStudioBody, type LinkCheckView, type StudioSeat } from '@chophien/contracts';
import { Body, Controller, Headers, HttpCode, Param, Post, Req, type RawBodyRequest } from '@nestjs/common';
import type { Request } from 'express';
import { Needs } from '../accounts/index.js';
import { answer, Refused } from '../http/refused.js';
import { IdPipe } from '../http/validate.js';
import { Camera } from './camera.js';
import { countBytes } from './count-bytes.js';
import { LiveKit } from './livekit.js';
import { TakeSeat } from './take-seat.js';

@Controller('api/v1')
export class MediaController {
  constructor(
    private readonly takeSeat: TakeSeat,
    private readonly camera: Camera,
    private readonly livekit: LiveKit,
  ) {}

  /** The studio's token. `video` is null where no LiveKit is set: the show then runs without a picture. */
  @Post('shows/:showId/seat')
  @HttpCode(200)
  @Needs('show.run', { kind: 'show', param: 'showId' })
  async seat(@Param('showId', IdPipe) showId: string, @Body() body: TakeStudioBody): Promise<StudioSeat> {
    return answer(
      await this.takeSeat.run(showId, body.deviceId.toLowerCase(), body.again ? 'return' : 'take'),
    );
  }

  /** A host's uplink is measured by sending this some bytes: counted as they come, kept nowhere. */
  @Post('link-check')
  @HttpCode(200)
  @Needs('link.check')
  async linkCheck(@Req() request: RawBodyRequest<Request>): Promise<LinkCheckView> {
    return { bytes: answer(await countBytes(request)) };
  }

  @Post('media/webhook')
  @HttpCode(200)
  @Needs('media.report')
  async webhook(
    @Req() request: RawBodyRequest<Request>,
    @Headers('authorization') authorization = '',
  ): Promise<{ ok: true }> {
    const event = await this.livekit.readWebhook(request.rawBody?.toString('utf8') ?? '', authorization);
    if (!event) throw new Refused({ code: 'signature_wrong' });
    const isNew = await this.camera.record(event);
    if (isNew && event.room?.name) await this.camera.look(event.room.name);
    return { ok: true };
  }
}
