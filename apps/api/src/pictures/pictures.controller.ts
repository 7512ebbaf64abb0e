import { SetPictureBody, type PictureView } from '@chophien/contracts';
import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Needs, SignedIn, type Signed } from '../accounts/index.js';
import { Limit } from '../http/limits.js';
import { answer, Refused } from '../http/refused.js';
import { Takes } from '../http/takes.js';
import { IdPipe } from '../http/validate.js';
import { ChangeBoothPicture } from './change-booth-picture.js';
import { UploadPicture } from './upload-picture.js';

const ofBooth = { kind: 'booth', param: 'boothId' } as const;

@Controller('api/v1')
export class PicturesController {
  /** A whole booth is set up in one go; a disk is not filled in one. */
  private readonly perAccount = new Limit(60, 600);

  constructor(
    private readonly upload: UploadPicture,
    private readonly changeBooth: ChangeBoothPicture,
  ) {}

  /** The picture's bytes as the body; what kind they are, they say themselves. Read only once the sender may send. */
  @Post('booths/:boothId/pictures')
  @Needs('picture.write', ofBooth)
  @Takes('application/octet-stream', 'image/*')
  async send(@SignedIn() me: Signed, @Req() request: Request): Promise<PictureView> {
    const tooOften = await this.perAccount.take(me.id);
    if (tooOften) throw new Refused(tooOften);
    return answer(await this.upload.run(request));
  }

  @Post('booths/:boothId/picture')
  @HttpCode(200)
  @Needs('picture.write', ofBooth)
  async change(
    @Param('boothId', IdPipe) boothId: string,
    @SignedIn() me: Signed,
    @Body() body: SetPictureBody,
  ): Promise<PictureView> {
    return answer(await this.changeBooth.run(boothId, me.id, body.picture));
  }
}
