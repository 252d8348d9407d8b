# The service in a container: docker build -t early-help-audit . && docker run -v audit:/data -p 127.0.0.1:3000:3000 …
FROM node:22-slim AS build
WORKDIR /build
# Where the database module comes ready built these are not used.
RUN apt-get update && apt-get install -y --no-install-recommends g++ make python3 && rm -rf /var/lib/apt/lists/*
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY server ./server
COPY scripts ./scripts
COPY views ./views
COPY public ./public
COPY data ./data
RUN npm run build && npm prune --omit=dev

FROM node:22-slim
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data/store
WORKDIR /app
COPY --from=build /build/node_modules ./node_modules
COPY --from=build /build/dist ./dist
COPY --from=build /build/public ./public
COPY package.json ./
COPY views ./views
COPY data ./data
RUN mkdir -p /data/store && chown -R node:node /data && chmod -R 700 /data
VOLUME /data
USER node
EXPOSE 3000
# Docker gives ten seconds to stop unless told otherwise: docker run --stop-timeout 60.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["node", "-e", "fetch('http://localhost:' + (process.env.PORT ?? 3000) + '/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/server/main.js"]
