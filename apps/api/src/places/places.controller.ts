import { AddressBody, type AddressView, type CommuneView, type ProvinceView } from '@chophien/contracts';
import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { Needs, SignedIn, type Signed } from '../accounts/index.js';
import { answer, found } from '../http/refused.js';
import { IdPipe } from '../http/validate.js';
import { Addresses } from './addresses.js';
import { communesOf, provinces } from './units.js';

@Controller('api/v1')
export class PlacesController {
  constructor(private readonly addresses: Addresses) {}

  @Get('places/provinces')
  @Needs('place.read')
  @Header('Cache-Control', 'public, max-age=86400')
  provinces(): readonly ProvinceView[] {
    return provinces;
  }

  @Get('places/provinces/:code/communes')
  @Needs('place.read')
  @Header('Cache-Control', 'public, max-age=86400')
  communes(@Param('code') code: string): CommuneView[] {
    return found(communesOf(code));
  }

  @Get('addresses')
  @Needs('address.read')
  list(@SignedIn() me: Signed): Promise<AddressView[]> {
    return this.addresses.list(me.id);
  }

  @Post('addresses')
  @Needs('address.write')
  async add(@SignedIn() me: Signed, @Body() body: AddressBody): Promise<AddressView> {
    return answer(await this.addresses.add(me.id, body));
  }

  @Delete('addresses/:addressId')
  @HttpCode(204)
  @Needs('address.write')
  async remove(@SignedIn() me: Signed, @Param('addressId', IdPipe) addressId: string): Promise<void> {
    answer(await this.addresses.remove(me.id, addressId));
  }
}
