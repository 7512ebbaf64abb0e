/** Browsers inside other apps mostly cannot film; their names are in what they say of themselves. */
export function isInsideAnApp(userAgent: string): boolean {
  return /FBAN|FBAV|FB_IAB|Instagram|Zalo|Line\/|TikTok|musical_ly|trill_|BytedanceWebview|MicroMessenger|; wv\)/i.test(
    userAgent,
  );
}
