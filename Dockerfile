# Build: everything, with the tools.
FROM node:24-bookworm-slim AS build
WORKDIR /app
ENV NX_DAEMON=false CI=1
COPY package.json package-lock.json .npmrc ./
COPY apps/api/package.json apps/api/
COPY apps/viewer/package.json apps/viewer/
COPY apps/studio/package.json apps/studio/
COPY libs/client/package.json libs/client/
COPY libs/contracts/package.json libs/contracts/
COPY libs/domain/package.json libs/domain/
COPY libs/i18n/package.json libs/i18n/
COPY libs/testing/package.json libs/testing/
COPY libs/ui/package.json libs/ui/
COPY bench/package.json bench/
COPY sim/package.json sim/
COPY e2e/package.json e2e/
COPY tools/package.json tools/
RUN npm ci
COPY . .
RUN npm run build

# What the server needs at run time, and nothing else.
FROM build AS packages
RUN npm ci --omit=dev --workspace @chophien/api --include-workspace-root=false

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production WEB_ROOT=/app/web
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/package.json ./
COPY --from=build /app/apps/api/package.json apps/api/package.json
COPY --from=build /app/apps/api/dist apps/api/dist
COPY --from=build /app/apps/api/assets apps/api/assets
COPY --from=build /app/libs/contracts/package.json libs/contracts/package.json
COPY --from=build /app/libs/contracts/dist libs/contracts/dist
COPY --from=build /app/libs/domain/package.json libs/domain/package.json
COPY --from=build /app/libs/domain/dist libs/domain/dist
COPY --from=build /app/libs/i18n/package.json libs/i18n/package.json
COPY --from=build /app/libs/i18n/dist libs/i18n/dist
COPY --from=build /app/docs/openapi.yaml /app/docs/asyncapi.yaml docs/
COPY --from=build /app/apps/viewer/dist web/viewer
COPY --from=build /app/apps/studio/dist web/studio
# A volume takes its first owner from here.
RUN mkdir pictures && chown node pictures
USER node
EXPOSE 3000
CMD ["node", "--enable-source-maps", "--max-semi-space-size=32", "apps/api/dist/main.js"]
