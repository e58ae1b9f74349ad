-- Extensions are "trusted": the database's owner may create them without being superuser.
create extension if not exists btree_gin;
create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- People and sessions: of the whole installation, not of one tenant. Only the system role reads them.
create schema auth;
create table auth."user" (
  id uuid primary key default uuidv7(),
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null default false,
  image text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create table auth.session (
  id uuid primary key default uuidv7(),
  -- SHA-256 of the token in hexadecimal; the token itself is only in the cookie
  token text not null unique,
  "userId" uuid not null references auth."user" (id) on delete cascade,
  "expiresAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index on auth.session ("userId");
create table auth.account (
  id uuid primary key default uuidv7(),
  "accountId" text not null,
  "providerId" text not null,
  "userId" uuid not null references auth."user" (id) on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index on auth.account ("userId");
create table auth.verification (
  id uuid primary key default uuidv7(),
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index on auth.verification (identifier);
-- Failed sign-ins by address and by e-mail, for the lockout.
create table auth.sign_in_failure (
  key text primary key,
  failures int not null,
  last_at timestamptz not null default now(),
  locked_until timestamptz
);

-- The tenant of the running transaction; null outside one, where no policy lets a row through.
create function current_tenant() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.tenant_id', true), '')::uuid;

create table tenant (
  id uuid primary key default uuidv7(),
  name text not null,
  time_zone text not null,
  currency text not null,
  language text not null,
  negative_stock text not null check (negative_stock in ('block', 'allow')),
  is_sample boolean not null default false,
  -- counts changes of item types, fields, options and locations: caches of the vocabulary compare it
  schema_version bigint not null default 1,
  version int not null default 1,
  created_at timestamptz not null default now()
);

create table member (
  tenant_id uuid not null references tenant (id),
  user_id uuid not null references auth."user" (id),
  role text not null check (role in ('admin', 'manager', 'staff')),
  -- copies of the person's name and address, so that a tenant's rows are read without leaving the tenant
  name text not null,
  email text not null,
  version int not null default 1,
  created_at timestamptz not null default now(),
  primary key (tenant_id, user_id)
);
create index on member (user_id);

create table invitation (
  tenant_id uuid not null references tenant (id),
  id uuid not null default uuidv7(),
  token_hash bytea not null unique,
  email text,
  role text not null check (role in ('admin', 'manager', 'staff')),
  created_by uuid,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz,
  primary key (tenant_id, id)
);

create table api_key (
  tenant_id uuid not null references tenant (id),
  id uuid not null default uuidv7(),
  name text not null,
  role text not null check (role in ('admin', 'manager', 'staff')),
  prefix text not null,
  secret_hash bytea not null unique,
  created_by uuid,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  expires_at timestamptz,
  revoked_at timestamptz,
  primary key (tenant_id, id)
);

-- What a write with an Idempotency-Key answered, so that its repetition answers the same. Rows go after 24 hours.
create table idempotency (
  tenant_id uuid not null,
  actor_id uuid not null,
  key text not null,
  request_hash bytea not null,
  status int,
  body text,
  created_at timestamptz not null default now(),
  primary key (tenant_id, actor_id, key)
);
create index on idempotency (created_at);

-- Append-only: the application's role may insert and read.
create table audit_log (
  -- policies hold it to the current tenant; a foreign key would lock the tenant's row at every change
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  at timestamptz not null default now(),
  actor_kind text not null check (actor_kind in ('person', 'api_key', 'system')),
  actor_id uuid,
  actor_name text not null,
  action text not null,
  entity text not null,
  entity_id text not null,
  before jsonb,
  after jsonb,
  primary key (tenant_id, id)
);
create index on audit_log (tenant_id, entity, entity_id, id);

-- A member's name and address are the person's: a change reaches every organisation of theirs, and its audit record, at once.
create function copy_person_to_members() returns trigger
  language plpgsql set search_path = public, pg_temp set timezone = 'UTC' as $$
begin
  with before as (
    select * from member where user_id = new.id for no key update
  ), after as (
    update member m set name = new.name, email = new.email, version = m.version + 1
    from before b where (m.tenant_id, m.user_id) = (b.tenant_id, b.user_id)
    returning m.*
  )
  insert into audit_log (tenant_id, actor_kind, actor_id, actor_name, action, entity, entity_id, before, after)
  select b.tenant_id, 'person', new.id, new.name, 'update', 'member', new.id::text, member_entry(b), member_entry(a)
  from before b join after a using (tenant_id, user_id);
  return null;
end $$;
-- A member as the audit record holds it: the wire form.
create function member_entry(m member) returns jsonb language sql stable return jsonb_build_object(
  'userId', m.user_id, 'name', m.name, 'email', m.email, 'role', m.role, 'version', m.version,
  'createdAt', replace(to_jsonb(m.created_at) #>> '{}', '+00:00', 'Z')
);
create trigger copy_person_to_members after update of name, email on auth."user" for each row
  when (old.name is distinct from new.name or old.email is distinct from new.email)
  execute function copy_person_to_members();
