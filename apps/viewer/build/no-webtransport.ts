/** Stands in for a transport of the socket library that the live line never asks for: 0.5 kB before the price. */
export class WT {}
