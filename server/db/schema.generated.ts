// Generated from the database's catalogue by `npm run generate`; do not edit.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

/** Read as the parsed value, written as JSON text. */
export type JsonColumn = ColumnType<unknown, string, string>
export type OptionalJsonColumn = ColumnType<unknown, string | null | undefined, string | null>

export interface DB {
  'auth.account': {
    'id': Generated<string>
    'accountId': string
    'providerId': string
    'userId': string
    'accessToken': string | null
    'refreshToken': string | null
    'idToken': string | null
    'accessTokenExpiresAt': string | null
    'refreshTokenExpiresAt': string | null
    'scope': string | null
    'password': string | null
    'createdAt': Generated<string>
    'updatedAt': Generated<string>
  }
  'auth.oauthAccessToken': {
    'id': Generated<string>
    'token': string
    'clientId': string
    'sessionId': string | null
    'userId': string | null
    'referenceId': string | null
    'authorizationCodeId': string | null
    'resources': OptionalJsonColumn
    'requestedUserInfoClaims': OptionalJsonColumn
    'refreshId': string | null
    'expiresAt': string
    'createdAt': Generated<string>
    'revoked': string | null
    'confirmation': OptionalJsonColumn
    'scopes': JsonColumn
  }
  'auth.oauthClient': {
    'id': Generated<string>
    'clientId': string
    'clientSecret': string | null
    'clientDiscoveryId': string | null
    'disabled': Generated<boolean>
    'skipConsent': boolean | null
    'enableEndSession': boolean | null
    'subjectType': string | null
    'scopes': OptionalJsonColumn
    'clientCredentialsScopes': OptionalJsonColumn
    'userId': string | null
    'createdAt': Generated<string>
    'updatedAt': Generated<string>
    'name': string | null
    'uri': string | null
    'icon': string | null
    'contacts': OptionalJsonColumn
    'tos': string | null
    'policy': string | null
    'softwareId': string | null
    'softwareVersion': string | null
    'softwareStatement': string | null
    'redirectUris': JsonColumn
    'postLogoutRedirectUris': OptionalJsonColumn
    'backchannelLogoutUri': string | null
    'backchannelLogoutSessionRequired': boolean | null
    'tokenEndpointAuthMethod': string | null
    'applicationType': string | null
    'jwks': string | null
    'jwksUri': string | null
    'grantTypes': OptionalJsonColumn
    'responseTypes': OptionalJsonColumn
    'requirePKCE': boolean | null
    'dpopBoundAccessTokens': Generated<boolean>
    'referenceId': string | null
    'metadata': OptionalJsonColumn
  }
  'auth.oauthConsent': {
    'id': Generated<string>
    'clientId': string
    'userId': string | null
    'referenceId': string | null
    'resources': OptionalJsonColumn
    'requestedUserInfoClaims': OptionalJsonColumn
    'scopes': JsonColumn
    'createdAt': Generated<string>
    'updatedAt': Generated<string>
  }
  'auth.oauthRefreshToken': {
    'id': Generated<string>
    'token': string
    'clientId': string
    'sessionId': string | null
    'userId': string
    'referenceId': string | null
    'authorizationCodeId': string | null
    'resources': OptionalJsonColumn
    'requestedUserInfoClaims': OptionalJsonColumn
    'expiresAt': string
    'createdAt': Generated<string>
    'revoked': string | null
    'rotatedAt': string | null
    'rotationReplayResponse': string | null
    'rotationReplayExpiresAt': string | null
    'authTime': string | null
    'confirmation': OptionalJsonColumn
    'scopes': JsonColumn
  }
  'auth.oauthResource': {
    'id': Generated<string>
    'identifier': string
    'name': string
    'accessTokenTtl': number | null
    'refreshTokenTtl': number | null
    'signingAlgorithm': string | null
    'signingKeyId': string | null
    'allowedScopes': OptionalJsonColumn
    'customClaims': OptionalJsonColumn
    'dpopBoundAccessTokensRequired': Generated<boolean>
    'disabled': Generated<boolean>
    'createdAt': Generated<string>
    'updatedAt': Generated<string>
    'policyVersion': Generated<number>
    'metadata': OptionalJsonColumn
  }
  'auth.session': {
    'id': Generated<string>
    'token': string
    'userId': string
    'expiresAt': string
    'ipAddress': string | null
    'userAgent': string | null
    'createdAt': Generated<string>
    'updatedAt': Generated<string>
  }
  'auth.sign_in_failure': {
    'key': string
    'failures': number
    'last_at': Generated<string>
    'locked_until': string | null
  }
  'auth.user': {
    'id': Generated<string>
    'name': string
    'email': string
    'emailVerified': Generated<boolean>
    'image': string | null
    'createdAt': Generated<string>
    'updatedAt': Generated<string>
  }
  'auth.verification': {
    'id': Generated<string>
    'identifier': string
    'value': string
    'expiresAt': string
    'createdAt': Generated<string>
    'updatedAt': Generated<string>
  }
  'agent_action': {
    'tenant_id': string
    'id': Generated<string>
    'api_key_id': string
    'tool': string
    'client': string | null
    'entity': string
    'entity_id': string
    'version': number | null
    'created_at': Generated<string>
    'undone_at': string | null
  }
  'alert': {
    'tenant_id': string
    'id': Generated<string>
    'kind': string
    'item_id': string | null
    'location_id': string | null
    'day': string
    'movement_id': string | null
    'line_no': number | null
    'measure': string
    'observed': number
    'expected_low': number
    'expected_high': number
    'facts': JsonColumn
    'history': number[]
    'surprise': number
    'worth': number | null
    'rank': number
    'found_by': string
    'found_on': string
    'found_at': Generated<string>
    'state': Generated<string>
    'decided_at': string | null
    'decided_by_name': string | null
    'muted_until': string | null
    'version': Generated<number>
    'muted_with': string | null
    'user_id': string | null
    'watch_id': string | null
  }
  'alert_digest': {
    'tenant_id': string
    'user_id': string
    'hour': number | null
    'begun_on': string | null
    'sent_on': string | null
    'version': Generated<number>
  }
  'alert_mute': {
    'tenant_id': string
    'id': Generated<string>
    'kind': string
    'category_id': string | null
    'location_id': string | null
    'muted_until': string
    'muted_at': Generated<string>
    'muted_by_name': string
  }
  'alert_tuning': {
    'tenant_id': string
    'item_id': string | null
    'kind': string
    'strictness': Generated<number>
    'muted_until': string | null
    'location_id': string | null
  }
  'alert_watch': {
    'tenant_id': string
    'judged_to': Generated<string>
    'night': string | null
  }
  'api_key': {
    'tenant_id': string
    'id': Generated<string>
    'name': string
    'role': string | null
    'prefix': string
    'secret_hash': Buffer | null
    'created_by': string | null
    'created_at': Generated<string>
    'last_used_at': string | null
    'expires_at': string | null
    'revoked_at': string | null
    'client_id': string | null
    'may_write': Generated<boolean>
  }
  'audit_log': {
    'tenant_id': string
    'id': Generated<string>
    'at': Generated<string>
    'actor_kind': string
    'actor_id': string | null
    'actor_name': string
    'action': string
    'entity': string
    'entity_id': string
    'before': OptionalJsonColumn
    'after': OptionalJsonColumn
    'agent': OptionalJsonColumn
  }
  'balance': {
    'tenant_id': string
    'item_id': string
    'location_id': string
    'is_virtual': boolean
    'on_hand': Generated<string>
    'reserved': Generated<string>
    'updated_at': Generated<string>
    'lot_id': string | null
    'tracking': Generated<string>
    'serial_at': GeneratedAlways<string | null>
  }
  'bulk_edit': {
    'tenant_id': string
    'id': Generated<string>
    'state': string
    'request': OptionalJsonColumn
    'is_listed': boolean
    'atomic': boolean
    'counts': OptionalJsonColumn
    'undone': OptionalJsonColumn
    'task_id': string | null
    'actor_name': string
    'created_at': Generated<string>
    'finished_at': string | null
  }
  'bulk_edit_change': {
    'tenant_id': string
    'bulk_edit_id': string
    'item_id': string
    'state': string
    'change': OptionalJsonColumn
    'version': number | null
    'before': OptionalJsonColumn
    'after': OptionalJsonColumn
    'problem': OptionalJsonColumn
  }
  'category': {
    'tenant_id': string
    'id': Generated<string>
    'parent_id': string | null
    'name': string
    'archived_at': string | null
    'version': Generated<number>
    'created_at': Generated<string>
  }
  'checkout': {
    'tenant_id': string
    'id': Generated<string>
    'item_id': string
    'lot_id': string
    'state': Generated<string>
    'holder_name': string
    'holder_user_id': string | null
    'holder_location_id': string | null
    'from_location_id': string
    'due_on': string | null
    'due_key': GeneratedAlways<string>
    'note': Generated<string>
    'out_movement_id': string
    'condition': string | null
    'return_note': Generated<string>
    'return_movement_id': string | null
    'version': Generated<number>
    'created_at': Generated<string>
    'updated_at': Generated<string>
  }
  'count': {
    'tenant_id': string
    'id': Generated<string>
    'number': number
    'name': string
    'note': Generated<string>
    'state': Generated<string>
    'is_blind': boolean
    'selection': JsonColumn
    'recount_quantity': string | null
    'recount_percent': string | null
    'recount_value': string | null
    'counter_ids': Generated<string[]>
    'round': Generated<number>
    'created_by_name': string
    'created_at': Generated<string>
    'handed_in_at': string | null
    'approved_at': string | null
    'approved_by_name': string | null
    'reversed_at': string | null
    'version': Generated<number>
    'counted_at': string | null
  }
  'count_entry': {
    'tenant_id': string
    'id': string
    'count_line_id': string
    'round': number
    'quantity': string
    'counted_at': string
    'recorded_at': Generated<string>
    'counter_id': string
    'counter_name': string
  }
  'count_line': {
    'tenant_id': string
    'id': Generated<string>
    'count_id': string
    'item_id': string
    'location_id': string
    'unit': string
    'is_unexpected': Generated<boolean>
    'abc_class': string | null
    'round': number
    'state': Generated<string>
    'quantity': string | null
    'counted_at': string | null
    'counter_id': string | null
    'counter_name': string | null
    'assignee_id': string | null
    'assignee_name': string | null
    'decision': string | null
    'reason': Generated<string>
    'book': string | null
    'discrepancy': string | null
    'unit_cost': string | null
    'lot_id': string | null
  }
  'count_movement': {
    'tenant_id': string
    'count_id': string
    'movement_id': string
  }
  'demand_event': {
    'tenant_id': string
    'id': Generated<string>
    'name': string
    'kind': string
    'starts_on': string
    'ends_on': string
    'touches': string
    'category_id': string | null
    'location_id': string | null
    'expected_percent': number | null
    'effect': OptionalJsonColumn
    'measured_to': string | null
    'created_by': string | null
    'created_by_name': string
    'archived_at': string | null
    'version': Generated<number>
    'created_at': Generated<string>
    'updated_at': Generated<string>
  }
  'demand_event_item': {
    'tenant_id': string
    'event_id': string
    'item_id': string
  }
  'duplicate_pair': {
    'tenant_id': string
    'id': Generated<string>
    'left_id': string
    'right_id': string
    'score': number
    'reasons': string[]
    'state': Generated<string>
    'found_at': string
    'decided_at': string | null
    'decided_by_name': string | null
    'version': Generated<number>
  }
  'duplicate_search': {
    'tenant_id': string
    'begun_at': string
  }
  'export': {
    'tenant_id': string
    'id': Generated<string>
    'request': JsonColumn
    'file_name': string
    'rows': number
    'task_id': string | null
    'file_id': string | null
    'created_by': string
    'created_at': Generated<string>
  }
  'field': {
    'tenant_id': string
    'id': Generated<string>
    'entity': Generated<string>
    'field_set_id': string | null
    'item_type_id': string | null
    'key': string
    'name': string
    'kind': string
    'help': Generated<string>
    'position': Generated<number>
    'required': Generated<boolean>
    'is_unique': Generated<boolean>
    'unit': string | null
    'options': OptionalJsonColumn
    'rules': OptionalJsonColumn
    'slot': string | null
    'is_mirrored': Generated<boolean>
    'change_id': string | null
    'archived_at': string | null
    'version': Generated<number>
    'created_at': Generated<string>
    'left_slots': Generated<string[]>
  }
  'field_change': {
    'tenant_id': string
    'id': Generated<string>
    'field_id': string
    'state': Generated<string>
    'switched': Generated<boolean>
    'change': JsonColumn
    'before': JsonColumn
    'after': JsonColumn
    'setting': JsonColumn
    'on_fail': string
    'old_slot': string | null
    'counts': OptionalJsonColumn
    'undone': OptionalJsonColumn
    'task_id': string | null
    'actor_name': string
    'created_at': Generated<string>
    'finished_at': string | null
    'rewritten': OptionalJsonColumn
  }
  'field_change_value': {
    'tenant_id': string
    'change_id': string
    'record_id': string
    'state': string
    'before': OptionalJsonColumn
    'after': OptionalJsonColumn
    'problem': OptionalJsonColumn
  }
  'field_counter': {
    'tenant_id': string
    'field_id': string
    'last': number
  }
  'field_set': {
    'tenant_id': string
    'id': Generated<string>
    'key': string
    'name': string
    'description': Generated<string>
    'entity': string
    'everywhere': Generated<boolean>
    'template_key': string | null
    'archived_at': string | null
    'version': Generated<number>
    'created_at': Generated<string>
  }
  'field_set_target': {
    'tenant_id': string
    'field_set_id': string
    'item_type_id': string | null
    'category_id': string | null
  }
  'file': {
    'tenant_id': string
    'id': Generated<string>
    'purpose': Generated<string>
    'name': string
    'media_type': string
    'size': number
    'sha256': Buffer
    'width': number | null
    'height': number | null
    'thumbnails': Generated<string>
    'created_by': string | null
    'unused_since': string | null
    'created_at': Generated<string>
  }
  'file_field': {
    'tenant_id': string
    'file_id': string
    'field_id': string
  }
  'file_usage': {
    'tenant_id': string
    'files': number
    'bytes': number
  }
  'forecast': {
    'tenant_id': string
    'item_id': string
    'run_id': string
    'frequency': string
    'history_start': string
    'forecast_start': string
    'history': number[]
    'mean': number[]
    'lower': number[]
    'upper': number[]
    'quantiles': JsonColumn
    'method': string
    'classification': string
    'score': JsonColumn
    'expected_demand': number
    'step_variance': number | null
    'total_variance': number | null
    'is_whole': boolean | null
    'events': OptionalJsonColumn
    'weeks': number[] | null
    'weeks_start': string | null
    'week_variance': number | null
    'weeks_variance': number | null
    'mended': OptionalJsonColumn
    'one_offs': OptionalJsonColumn
  }
  'forecast_accuracy': {
    'tenant_id': string
    'month': string
    'classification': string
    'reach': string
    'periods': number
    'inside': number
    'error': number
    'naive_error': number
    'excess': number
    'actual': number
  }
  'forecast_override': {
    'tenant_id': string
    'id': Generated<string>
    'item_id': string
    'location_id': string | null
    'starts_on': string
    'ends_on': string
    'quantity': string
    'reason': string
    'expected': number
    'created_by': string | null
    'created_by_name': string
    'created_at': Generated<string>
    'withdrawn_at': string | null
    'actual': number | null
    'judged_at': string | null
    'version': Generated<number>
    'updated_at': Generated<string>
  }
  'forecast_past': {
    'tenant_id': string
    'item_id': string
    'frequency': string
    'slot': number
    'run_id': string
    'made_at': Generated<string>
    'starts_on': string
    'method': string
    'classification': string
    'history_start': string
    'history_periods': number
    'history_digest': string
    'scale': number | null
    'mean': number[]
    'lower': number[]
    'upper': number[]
    'naive': number[]
    'actual': Generated<number[]>
    'due_on': string | null
  }
  'forecast_place': {
    'tenant_id': string
    'item_id': string
    'location_id': string
    'weeks': number[]
    'week_variance': number
    'weeks_variance': number
  }
  'forecast_run': {
    'tenant_id': string
    'id': Generated<string>
    'task_id': string
    'frequency': string | null
    'horizon': number | null
    'model_version': string
    'created_at': Generated<string>
    'correlation': number | null
  }
  'idempotency': {
    'tenant_id': string
    'actor_id': string
    'key': string
    'request_hash': Buffer
    'status': number | null
    'body': string | null
    'created_at': Generated<string>
  }
  'import': {
    'tenant_id': string
    'id': Generated<string>
    'kind': string
    'state': Generated<string>
    'file_id': string
    'file_name': string
    'file_size': number
    'mapping': OptionalJsonColumn
    'options': OptionalJsonColumn
    'counts': OptionalJsonColumn
    'refused_by_reason': OptionalJsonColumn
    'checkpoint': OptionalJsonColumn
    'task_id': string | null
    'dry_run': OptionalJsonColumn
    'dry_run_task_id': string | null
    'reversed': OptionalJsonColumn
    'created_by': string | null
    'created_at': Generated<string>
    'finished_at': string | null
  }
  'import_change': {
    'tenant_id': string
    'import_id': string
    'item_id': string
    'before': JsonColumn
    'after': JsonColumn
    'version_after': number
  }
  'import_difference': {
    'tenant_id': string
    'import_id': string
    'row_number': number
    'kind': string
    'item_id': string | null
    'sku': string
    'name': string
    'values': Generated<unknown>
    'reason': string | null
    'column_name': string | null
    'value': string | null
    'on_hand': string | null
  }
  'import_made': {
    'tenant_id': string
    'import_id': string
    'kind': string
    'id': string
    'key': Generated<string>
    'name': string
  }
  'import_record': {
    'tenant_id': string
    'import_id': string
    'record_id': string
    'before': OptionalJsonColumn
    'after': JsonColumn
  }
  'import_refusal': {
    'tenant_id': string
    'import_id': string
    'row_number': number
    'reason': string
    'column_name': string | null
    'value': string | null
    'row': unknown
    'on_hand': string | null
  }
  'invitation': {
    'tenant_id': string
    'id': Generated<string>
    'token_hash': Buffer
    'email': string | null
    'role': string
    'created_by': string | null
    'created_at': Generated<string>
    'expires_at': string
    'accepted_at': string | null
    'revoked_at': string | null
  }
  'item': {
    'tenant_id': string
    'id': Generated<string>
    'sku': string
    'sku_key': GeneratedAlways<string>
    'name': string
    'name_key': GeneratedAlways<string>
    'description': Generated<string>
    'barcode': string | null
    'item_type_id': string | null
    'category_id': string | null
    'parent_id': string | null
    'own_values': string[] | null
    'variant_axes': string[] | null
    'unit': Generated<string>
    'price': string | null
    'cost': string | null
    'reorder_point': string | null
    'attributes': OptionalJsonColumn
    'choice_1': string | null
    'choice_2': string | null
    'choice_3': string | null
    'choice_4': string | null
    'choice_5': string | null
    'choice_6': string | null
    'choice_7': string | null
    'choice_8': string | null
    'text_1': string | null
    'text_2': string | null
    'text_3': string | null
    'text_4': string | null
    'text_5': string | null
    'text_6': string | null
    'text_7': string | null
    'text_8': string | null
    'text_9': string | null
    'text_10': string | null
    'text_11': string | null
    'text_12': string | null
    'number_1': number | null
    'number_2': number | null
    'number_3': number | null
    'number_4': number | null
    'number_5': number | null
    'number_6': number | null
    'number_7': number | null
    'number_8': number | null
    'number_9': number | null
    'number_10': number | null
    'number_11': number | null
    'number_12': number | null
    'number_13': number | null
    'number_14': number | null
    'number_15': number | null
    'number_16': number | null
    'number_17': number | null
    'number_18': number | null
    'number_19': number | null
    'number_20': number | null
    'facets': string[] | null
    'created_by_import': string | null
    'archived_at': string | null
    'version': Generated<number>
    'created_at': Generated<string>
    'updated_at': Generated<string>
    'search': GeneratedAlways<string | null>
    'sampled': GeneratedAlways<boolean | null>
    'tracking': Generated<string>
    'negative_stock': string | null
  }
  'item_cost_change': {
    'tenant_id': string
    'id': Generated<string>
    'item_id': string
    'changed_at': Generated<string>
    'cost_before': string | null
    'xact': Generated<string>
  }
  'item_merge': {
    'tenant_id': string
    'id': Generated<string>
    'merged_id': string
    'kept_id': string
    'movement_id': string | null
    'taken': JsonColumn
    'merged_at': Generated<string>
    'merged_by_name': string
    'undone_at': string | null
    'undone_by_name': string | null
  }
  'item_type': {
    'tenant_id': string
    'id': Generated<string>
    'key': string
    'name': string
    'description': Generated<string>
    'template_key': string | null
    'archived_at': string | null
    'version': Generated<number>
    'created_at': Generated<string>
    'cost_method': string | null
  }
  'item_value': {
    'tenant_id': string
    'item_id': string
    'method': Generated<string>
    'stale_from': string | null
    'valued_to': string | null
  }
  'job_metric': {
    'hour': string
    'job': string
    'done': number
    'failed': number
    'given_up': number
    'durations': number[]
  }
  'kit': {
    'tenant_id': string
    'item_id': string
    'version': Generated<number>
    'updated_at': Generated<string>
  }
  'kit_part': {
    'tenant_id': string
    'kit_id': string
    'part_id': string
    'quantity': string
    'position': number
  }
  'label_reading': {
    'tenant_id': string
    'file_id': string
    'text': string
    'barcodes': string[]
    'confidence': number
    'read_at': Generated<string>
  }
  'ledger_batch': {
    'tenant_id': string
    'batch_no': number
    'from_xact': string
    'to_xact': string
    'movements': number
    'lines': number
    'digest': Buffer
    'chain': Buffer
    'proved_at': Generated<string>
    'edition': Generated<unknown>
  }
  'ledger_installation': {
    'system_identifier': number
  }
  'ledger_proof': {
    'tenant_id': string
    'summed_to': Generated<string>
    'batches': Generated<number>
    'movements': Generated<number>
    'lines': Generated<number>
    'chain': Generated<Buffer>
    'checked_at': string | null
    'checked_lines': Generated<number>
    'checked_balances': Generated<number>
    'difference_count': Generated<number>
    'differences': OptionalJsonColumn
    'differs_since': string | null
    'rebuilt_at': string | null
    'rebuilt_lines': number | null
    'rebuilt_differences': OptionalJsonColumn
  }
  'ledger_rebuild': {
    'tenant_id': string
    'item_id': string
    'location_id': string
    'total': string
    'lot_id': string | null
  }
  'ledger_sum': {
    'tenant_id': string
    'item_id': string
    'location_id': string
    'total': string
    'lot_id': string | null
  }
  'ledger_year': {
    'tenant_id': string
    'item_id': string
    'location_id': string
    'lot_key': string
    'year': number
    'next_year': number
    'figures': string[]
  }
  'line_value': {
    'tenant_id': string
    'field_id': string
    'number': number | null
    'text': string
    'effective_at': string
    'movement_id': string
    'line_no': number
    'entry': Generated<number>
  }
  'location': {
    'tenant_id': string
    'id': Generated<string>
    'parent_id': string | null
    'code': string
    'name': string
    'attributes': OptionalJsonColumn
    'kind': string
    'is_virtual': GeneratedAlways<boolean | null>
    'archived_at': string | null
    'version': Generated<number>
    'created_at': Generated<string>
    'negative_stock': string | null
  }
  'lot': {
    'tenant_id': string
    'id': Generated<string>
    'item_id': string
    'code': string
    'code_key': GeneratedAlways<string>
    'expires_on': string | null
    'expiry_key': GeneratedAlways<string>
    'note': Generated<string>
    'version': Generated<number>
    'created_at': Generated<string>
    'updated_at': Generated<string>
  }
  'member': {
    'tenant_id': string
    'user_id': string
    'role': string
    'name': string
    'email': string
    'version': Generated<number>
    'created_at': Generated<string>
  }
  'migration': {
    'name': string
    'checksum': string
    'applied_at': Generated<string>
  }
  'movement': {
    'tenant_id': string
    'id': Generated<string>
    'kind': string
    'effective_at': string
    'recorded_at': Generated<string>
    'reference': Generated<string>
    'reason': Generated<string>
    'actor_id': string | null
    'actor_name': string
    'source': string
    'reverses_id': string | null
    'import_id': string | null
    'xact': Generated<string>
  }
  'movement_draft': {
    'tenant_id': string
    'id': Generated<string>
    'body': JsonColumn
    'seen': OptionalJsonColumn
    'movement_id': string | null
    'created_by': string | null
    'created_by_name': string
    'updated_by': string | null
    'updated_by_name': string
    'version': Generated<number>
    'created_at': Generated<string>
    'updated_at': Generated<string>
  }
  'movement_line': {
    'tenant_id': string
    'movement_id': string
    'line_no': number
    'item_id': string
    'from_location_id': string
    'to_location_id': string
    'quantity': string
    'unit': string
    'unit_price': string | null
    'effective_at': string
    'attributes': OptionalJsonColumn
    'lot_id': string | null
    'reason_id': string | null
    'entered_quantity': string | null
    'entered_unit': string | null
    'factor_numerator': string | null
    'factor_denominator': string | null
  }
  'outbox': {
    'id': GeneratedAlways<number>
    'tenant_id': string
    'job': string
    'payload': JsonColumn
    'created_at': Generated<string>
    'planned': Generated<boolean>
  }
  'outside_model': {
    'tenant_id': string
    'kind': Generated<string>
    'base_url': Generated<string>
    'model': Generated<string>
    'sealed_key': Generated<string>
    'is_on': Generated<boolean>
    'consented_by': string | null
    'consented_at': string | null
    'daily_limit': Generated<number>
    'input_price': string | null
    'output_price': string | null
    'version': Generated<number>
    'updated_at': Generated<string>
  }
  'outside_model_use': {
    'tenant_id': string
    'day': string
    'calls': Generated<number>
    'failures': Generated<number>
    'input_tokens': Generated<number>
    'output_tokens': Generated<number>
    'cost': Generated<string>
  }
  'pack': {
    'tenant_id': string
    'id': Generated<string>
    'item_id': string
    'name': string
    'name_key': GeneratedAlways<string>
    'factor_numerator': string
    'factor_denominator': string
    'barcode': string | null
    'version': Generated<number>
    'created_at': Generated<string>
    'updated_at': Generated<string>
  }
  'picture_signature': {
    'tenant_id': string
    'file_id': string
    'shape': unknown | null
    'colours': Buffer | null
  }
  'place_value': {
    'tenant_id': string
    'item_id': string
    'location_id': string
    'quantity': string
    'value': string
    'layers': JsonColumn
    'last_cost': string | null
  }
  'purchase_order': {
    'tenant_id': string
    'id': Generated<string>
    'number': string
    'state': Generated<string>
    'supplier_id': string
    'location_id': string
    'currency': string
    'reference': Generated<string>
    'note': Generated<string>
    'expected_on': string | null
    'over_receipt_percent': string | null
    'created_by_name': string
    'approved_at': string | null
    'approved_by_name': string | null
    'sent_at': string | null
    'sent_by_name': string | null
    'mail_to': string | null
    'mailed_at': string | null
    'mail_failed_at': string | null
    'document_file_id': string | null
    'ended_at': string | null
    'ended_by_name': string | null
    'end_reason': string | null
    'version': Generated<number>
    'created_at': Generated<string>
    'updated_at': Generated<string>
  }
  'purchase_order_line': {
    'tenant_id': string
    'id': Generated<string>
    'order_id': string
    'line_no': number
    'item_id': string
    'supplier_code': Generated<string>
    'quantity': string
    'pack_unit': string | null
    'pack_size': string
    'unit_price': string | null
    'expected_on': string | null
    'ordered': GeneratedAlways<string>
    'received': Generated<string>
    'returned': Generated<string>
  }
  'purchase_receipt_line': {
    'tenant_id': string
    'movement_id': string
    'line_no': number
    'order_line_id': string
    'is_return': boolean
    'quantity': string
  }
  'purchasing_settings': {
    'tenant_id': string
    'over_receipt_percent': Generated<string>
    'last_number': Generated<number>
    'version': Generated<number>
    'service_aim': Generated<string>
    'service_level': Generated<number>
    'holding_percent': Generated<number>
    'shortage_percent': Generated<number>
    'review_days': Generated<number>
    'lead_time_days': Generated<number>
  }
  'queue_turn': {
    'tenant_id': string
    'lane': string
    'turn': number
  }
  'reason': {
    'tenant_id': string
    'id': Generated<string>
    'name': string
    'name_key': GeneratedAlways<string>
    'meaning': string
    'archived_at': string | null
    'version': Generated<number>
    'created_at': Generated<string>
  }
  'reorder_policy': {
    'tenant_id': string
    'id': Generated<string>
    'item_id': string | null
    'category_id': string | null
    'location_id': string | null
    'kind': string
    'point': string | null
    'maximum': string | null
    'order_quantity': string | null
    'version': Generated<number>
    'created_at': Generated<string>
    'updated_at': Generated<string>
    'service_level': number | null
    'review_days': number | null
  }
  'reservation': {
    'tenant_id': string
    'id': Generated<string>
    'item_id': string
    'location_id': string
    'lot_id': string | null
    'quantity': string
    'kind': string
    'expires_at': string | null
    'reference': Generated<string>
    'created_by_name': string
    'version': Generated<number>
    'created_at': Generated<string>
    'order_line_id': string | null
  }
  'sales_counter': {
    'tenant_id': string
    'last_number': Generated<number>
  }
  'sales_order': {
    'tenant_id': string
    'id': Generated<string>
    'number': string
    'state': Generated<string>
    'customer_name': Generated<string>
    'location_id': string
    'currency': string
    'reference': Generated<string>
    'note': Generated<string>
    'due_on': string | null
    'created_by_name': string
    'ended_at': string | null
    'ended_by_name': string | null
    'end_reason': string | null
    'version': Generated<number>
    'created_at': Generated<string>
    'updated_at': Generated<string>
  }
  'sales_order_line': {
    'tenant_id': string
    'id': Generated<string>
    'order_id': string
    'line_no': number
    'item_id': string
    'quantity': string
    'unit_price': string | null
    'shipped': Generated<string>
    'returned': Generated<string>
    'entered_quantity': string | null
    'entered_unit': string | null
    'factor_numerator': string | null
    'factor_denominator': string | null
  }
  'sales_shipment_line': {
    'tenant_id': string
    'movement_id': string
    'line_no': number
    'order_line_id': string
    'quantity': string
    'disposition': string | null
  }
  'saved_view': {
    'tenant_id': string
    'id': Generated<string>
    'entity': string
    'name': string
    'config': JsonColumn
    'is_shared': boolean
    'is_pinned': boolean
    'owner_id': string
    'owner_name': string
    'version': Generated<number>
    'created_at': Generated<string>
    'updated_at': Generated<string>
  }
  'stock_report': {
    'tenant_id': string
    'id': Generated<string>
    'location_id': string | null
    'months': unknown
    'step': string
    'starts_on': string
    'ends_on': string
    'steps': unknown
    'items': number
    'consumed_value': number
    'made_at': Generated<string>
    'sold_value': Generated<number>
    'stock_value': Generated<number>
    'night': string | null
  }
  'stock_report_item': {
    'tenant_id': string
    'report_id': string
    'item_id': string
    'category_id': string | null
    'item_type_id': string | null
    'consumed': string
    'consumed_value': string
    'share_before': number | null
    'verdict': string
    'variation': number | null
    'periods': unknown
    'on_hand': string
    'value': string
    'daily_demand': number | null
    'cover_days': number
    'forecast_days': number | null
    'age_quantities': string[]
    'age_values': string[]
    'average_value': number
    'turns': number
    'sold_value': Generated<string>
    'share_before_sold': number | null
    'share_before_stock': number | null
  }
  'stock_report_month': {
    'tenant_id': string
    'report_id': string
    'starts_on': string
    'category_id': string | null
    'item_type_id': string | null
    'days': unknown
    'cost': string
    'average_value': number
    'closing_value': number
  }
  'suggestion_search': {
    'tenant_id': string
    'begun_at': string
  }
  'supplier': {
    'tenant_id': string
    'id': Generated<string>
    'code': string
    'code_key': GeneratedAlways<string>
    'name': string
    'name_key': GeneratedAlways<string>
    'email': string | null
    'phone': string | null
    'note': Generated<string>
    'attributes': OptionalJsonColumn
    'archived_at': string | null
    'version': Generated<number>
    'created_at': Generated<string>
    'updated_at': Generated<string>
  }
  'supplier_item': {
    'tenant_id': string
    'id': Generated<string>
    'supplier_id': string
    'item_id': string
    'code': Generated<string>
    'pack_unit': string | null
    'pack_size': Generated<string>
    'currency': string
    'prices': OptionalJsonColumn
    'minimum_quantity': string | null
    'order_multiple': string | null
    'lead_time_days': number | null
    'is_preferred': Generated<boolean>
    'version': Generated<number>
    'created_at': Generated<string>
    'updated_at': Generated<string>
  }
  'synonym': {
    'tenant_id': string
    'id': Generated<string>
    'words': string
    'words_key': string
    'meaning': JsonColumn
    'author_name': string
    'version': Generated<number>
    'created_at': Generated<string>
    'updated_at': Generated<string>
  }
  'task': {
    'tenant_id': string
    'id': Generated<string>
    'kind': string
    'state': Generated<string>
    'done': Generated<number>
    'total': number | null
    'stage': Generated<string>
    'input': OptionalJsonColumn
    'result': OptionalJsonColumn
    'error': OptionalJsonColumn
    'attempt': Generated<number>
    'cancel_requested': Generated<boolean>
    'created_by': string | null
    'created_at': Generated<string>
    'started_at': string | null
    'finished_at': string | null
    'run_id': string | null
    'heartbeat_at': string | null
    'discarded_at': string | null
  }
  'tenant': {
    'id': Generated<string>
    'name': string
    'time_zone': string
    'currency': string
    'language': string
    'negative_stock': string
    'is_sample': Generated<boolean>
    'schema_version': Generated<number>
    'version': Generated<number>
    'created_at': Generated<string>
    'locked_before': string | null
    'cost_method': Generated<string>
  }
  'transfer': {
    'tenant_id': string
    'id': Generated<string>
    'from_location_id': string
    'to_location_id': string
    'state': Generated<string>
    'reference': Generated<string>
    'note': Generated<string>
    'expected_on': string | null
    'dispatch_id': string
    'version': Generated<number>
    'created_at': Generated<string>
    'updated_at': Generated<string>
  }
  'transfer_arrival': {
    'tenant_id': string
    'movement_id': string
    'line_no': number
    'transfer_id': string
    'transfer_line_no': number
    'is_missing': boolean
    'quantity': string
  }
  'transfer_line': {
    'tenant_id': string
    'transfer_id': string
    'line_no': number
    'item_id': string
    'lot_id': string | null
    'quantity': string
    'received': Generated<string>
    'missing': Generated<string>
  }
  'unique_value': {
    'tenant_id': string
    'field_id': string
    'value_key': string
    'record_id': string
  }
  'valuation': {
    'tenant_id': string
    'valued_to': Generated<string>
    'valued_at': string | null
    'cost_method': Generated<string>
    'schema_version': Generated<number>
  }
  'value_checkpoint': {
    'tenant_id': string
    'item_id': string
    'starts_on': string
    'location_id': string
    'quantity': string
    'value': string
    'layers': JsonColumn
    'last_cost': string | null
  }
  'value_entry': {
    'tenant_id': string
    'item_id': string
    'effective_at': string
    'source_id': string
    'line_no': number
    'location_id': string
    'quantity': string
    'value': string
    'variance': Generated<string>
    'assumed': Generated<boolean>
  }
  'value_rejection': {
    'tenant_id': string
    'item_id': string
    'field': string
    'value': JsonColumn
    'rejected_at': Generated<string>
    'rejected_by_name': string
  }
  'value_suggestion': {
    'tenant_id': string
    'id': Generated<string>
    'item_id': string
    'field': string
    'value': JsonColumn
    'confidence': number
    'is_sure': boolean
    'reason': JsonColumn
    'found_at': string
  }
  'view_watch': {
    'tenant_id': string
    'id': Generated<string>
    'user_id': string
    'view_id': string | null
    'view_name': string
    'kind': string
    'threshold': number | null
    'selection': JsonColumn
    'is_beyond': Generated<boolean>
    'items': number | null
    'problem': string | null
    'checked_at': Generated<string>
    'soonest_at': Generated<string>
    'next_check_at': Generated<string>
    'version': Generated<number>
    'created_at': Generated<string>
  }
  'view_watch_item': {
    'tenant_id': string
    'watch_id': string
    'item_id': string
    'is_told': boolean
  }
  'worker_process': {
    'id': string
    'host': string
    'pid': number
    'concurrency': number
    'running': number
    'started_at': string
    'seen_at': Generated<string>
  }
}
