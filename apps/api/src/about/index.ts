export { AboutModule } from './about.module.js';
export { routesOf, type Route } from './routes.js';
