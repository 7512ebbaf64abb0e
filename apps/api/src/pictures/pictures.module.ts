import { Module } from '@nestjs/common';
import { ChangeBoothPicture } from './change-booth-picture.js';
import { PictureStore } from './picture-store.js';
import { PicturesController } from './pictures.controller.js';
import { UploadPicture } from './upload-picture.js';

@Module({
  controllers: [PicturesController],
  providers: [PictureStore, UploadPicture, ChangeBoothPicture],
  exports: [PictureStore],
})
export class PicturesModule {}
