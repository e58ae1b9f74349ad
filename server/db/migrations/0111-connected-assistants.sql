-- An assistant that a person has connected acts, like a program with a key, by a row of `api_key`: its actions, its part of the record and its
-- end are those of a key. It has no secret of its own: its tokens come from the sign-in library and name the row.
alter table api_key
  alter column role drop not null,
  alter column secret_hash drop not null,
  -- how the library knows the program; null: a key
  add column client_id text,
  add column may_write boolean not null default true,
  -- a key has the role it was made with, an assistant the one that its person, who made it, has when it acts
  add check (case when client_id is null then role is not null and secret_hash is not null
    else role is null and secret_hash is null and created_by is not null end);
create index api_key_client on api_key (client_id) where client_id is not null;
create index api_key_connection on api_key (tenant_id, created_by, id) where client_id is not null;

-- The tables of the library's OAuth provider, with its names. Tokens stand here by their SHA-256.
create table auth."oauthClient" (
  id uuid primary key default uuidv7(),
  "clientId" text not null unique,
  "clientSecret" text,
  "clientDiscoveryId" text,
  disabled boolean not null default false,
  "skipConsent" boolean,
  "enableEndSession" boolean,
  "subjectType" text,
  scopes jsonb,
  "clientCredentialsScopes" jsonb,
  "userId" uuid references auth."user" (id) on delete cascade,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  name text,
  uri text,
  icon text,
  contacts jsonb,
  tos text,
  policy text,
  "softwareId" text,
  "softwareVersion" text,
  "softwareStatement" text,
  "redirectUris" jsonb not null,
  "postLogoutRedirectUris" jsonb,
  "backchannelLogoutUri" text,
  "backchannelLogoutSessionRequired" boolean,
  "tokenEndpointAuthMethod" text,
  "applicationType" text,
  jwks text,
  "jwksUri" text,
  "grantTypes" jsonb,
  "responseTypes" jsonb,
  "requirePKCE" boolean,
  "dpopBoundAccessTokens" boolean not null default false,
  "referenceId" text,
  metadata jsonb
);
create index on auth."oauthClient" ("userId");
create index on auth."oauthClient" ("createdAt");

create table auth."oauthResource" (
  id uuid primary key default uuidv7(),
  identifier text not null unique,
  name text not null,
  "accessTokenTtl" int,
  "refreshTokenTtl" int,
  "signingAlgorithm" text,
  "signingKeyId" text,
  "allowedScopes" jsonb,
  "customClaims" jsonb,
  "dpopBoundAccessTokensRequired" boolean not null default false,
  disabled boolean not null default false,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  "policyVersion" int not null default 1,
  metadata jsonb
);

create table auth."oauthRefreshToken" (
  id uuid primary key default uuidv7(),
  token text not null unique,
  "clientId" text not null references auth."oauthClient" ("clientId") on delete cascade,
  "sessionId" uuid references auth.session (id) on delete set null,
  "userId" uuid not null references auth."user" (id) on delete cascade,
  "referenceId" text,
  "authorizationCodeId" text,
  resources jsonb,
  "requestedUserInfoClaims" jsonb,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  revoked timestamptz,
  "rotatedAt" timestamptz,
  "rotationReplayResponse" text,
  "rotationReplayExpiresAt" timestamptz,
  "authTime" timestamptz,
  confirmation jsonb,
  scopes jsonb not null
);
create index on auth."oauthRefreshToken" ("clientId");
create index on auth."oauthRefreshToken" ("sessionId");
create index on auth."oauthRefreshToken" ("userId");
create index on auth."oauthRefreshToken" ("referenceId");
create index on auth."oauthRefreshToken" ("authorizationCodeId");

create table auth."oauthAccessToken" (
  id uuid primary key default uuidv7(),
  token text not null unique,
  "clientId" text not null references auth."oauthClient" ("clientId") on delete cascade,
  "sessionId" uuid references auth.session (id) on delete set null,
  "userId" uuid references auth."user" (id) on delete cascade,
  "referenceId" text,
  "authorizationCodeId" text,
  resources jsonb,
  "requestedUserInfoClaims" jsonb,
  "refreshId" uuid references auth."oauthRefreshToken" (id) on delete cascade,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  revoked timestamptz,
  confirmation jsonb,
  scopes jsonb not null
);
create index on auth."oauthAccessToken" ("clientId");
create index on auth."oauthAccessToken" ("sessionId");
create index on auth."oauthAccessToken" ("userId");
create index on auth."oauthAccessToken" ("referenceId");
create index on auth."oauthAccessToken" ("authorizationCodeId");
create index on auth."oauthAccessToken" ("refreshId");

create table auth."oauthConsent" (
  id uuid primary key default uuidv7(),
  "clientId" text not null references auth."oauthClient" ("clientId") on delete cascade,
  "userId" uuid references auth."user" (id) on delete cascade,
  "referenceId" text,
  resources jsonb,
  "requestedUserInfoClaims" jsonb,
  scopes jsonb not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index on auth."oauthConsent" ("clientId");
create index on auth."oauthConsent" ("userId");
create index on auth."oauthConsent" ("referenceId");

grant select, insert, update, delete on auth."oauthClient", auth."oauthResource", auth."oauthRefreshToken", auth."oauthAccessToken",
  auth."oauthConsent" to inventory_system;

-- Who revokes an assistant in an organisation sees no token; what they stood for is gone, so they go too, in the same transaction.
create function end_assistant_tokens() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from auth."oauthAccessToken" where "referenceId" = old.tenant_id || '.' || old.id;
  delete from auth."oauthRefreshToken" where "referenceId" = old.tenant_id || '.' || old.id;
  delete from auth."oauthConsent" where "referenceId" = old.tenant_id || '.' || old.id;
  return null;
end $$;
revoke execute on function end_assistant_tokens() from public;
create trigger end_assistant_tokens after update of revoked_at on api_key for each row
  when (old.client_id is not null and old.revoked_at is null and new.revoked_at is not null)
  execute function end_assistant_tokens();
create trigger end_tokens_of_gone_assistant after delete on api_key for each row
  when (old.client_id is not null and old.revoked_at is null)
  execute function end_assistant_tokens();
