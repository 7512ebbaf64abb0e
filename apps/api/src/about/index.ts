export { AboutModule } from './about.module.js';
export { Health } from './health.js';
export { routesOf, routesOfModules, type Route } from './routes.js';
