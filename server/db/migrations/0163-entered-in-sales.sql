-- What a line of a sales order was entered in, where that is not the base unit; as on lines of the ledger.
alter table sales_order_line
  add column entered_quantity numeric check (entered_quantity > 0),
  add column entered_unit text,
  add column factor_numerator numeric check (factor_numerator > 0),
  add column factor_denominator numeric check (factor_denominator > 0),
  add constraint sales_order_line_entered check (case when entered_unit is null
    then num_nonnulls(entered_quantity, factor_numerator, factor_denominator) = 0
    else coalesce(entered_quantity * factor_numerator = quantity * factor_denominator, false) end);
