# The program in an image, without a package to be installed in the project that it checks:
#   docker build -t lastcall .
#   docker run --rm -v "$PWD:/code:ro" --user "$(id -u):$(id -g)" lastcall check src --from 2.22
FROM node:24-slim AS build
WORKDIR /lastcall
COPY . .
RUN npm ci --ignore-scripts --no-audit --no-fund && node scripts/build.mjs && node scripts/build-standalone.mjs dist/standalone

FROM node:24-slim
# for --changed-since, `git:<ref>:<path>` and what git ignores
RUN apt-get update && apt-get install --yes --no-install-recommends git && rm -rf /var/lib/apt/lists/*
COPY --from=build /lastcall/package.json /lastcall/LICENSE /lastcall/
COPY --from=build /lastcall/bin /lastcall/bin
COPY --from=build /lastcall/specs /lastcall/specs
COPY --from=build /lastcall/schema /lastcall/schema
COPY --from=build /lastcall/dist/user-cache.cjs /lastcall/dist/user-cache.cjs
COPY --from=build /lastcall/dist/standalone /lastcall/dist/standalone
USER node
WORKDIR /code
ENTRYPOINT ["node", "/lastcall/bin/lastcall.js"]
