import type { Language } from '../../language.ts'
import { list } from '../phrase-list.ts'
import { reorderPhrases } from './reorder.ts'
import { unfilledPhrases } from './unfilled.ts'

/** What words and phrases of English do in a question. */
export const phrases: Language['phrases'] = {
  less: list(`smaller then, lower then, fewer in number than, strictly below, strictly less than, falling short of, less than, fewer than, under, below, beneath, less then, fewer then, not reaching,
    short of, <, fewer, less, inside of, not even, does not cover, doesn't cover, do not cover, don't cover, fails to cover, fail to cover, has not reached, have not reached, sub`),
  atMost:
    list(`not greater than, not bigger than, not larger than, not higher than, not longer than, not wider than, not heavier than, not taller than, no taller than, no thicker than, or at most, as few as, fewer than or equal to, less than or equal to, max., down at, a max of, not more, at most, no more than, not more than, up to, max, maximum, maximum of, a maximum of, maximal, max of,
    not exceeding, not over, not above, no greater than, no bigger than, no larger than, no higher than, within, down to, <=,
    ≤, upto, at the most, not more then, no more then, does not exceed, do not exceed, not beyond, no longer than,
    no wider than, no heavier than, as little as, limited to, capped at, until at most, stays within, stay within, staying within`),
  more: list(`greater then, strictly above, strictly more than, higher then, bigger then, topping, exceeded, more than, over, above, greater than, exceeding, exceeds, exceed, beyond, >, more then,
    in excess of, upwards of, north of, surpassing, past, better than, more`),
  atLeast:
    list(`greater than or equal to, more than or equal to, not less, or at least, not smaller than, not lighter than, no lighter than, not lower than, not thinner than, from at least, a min of, no thinner than, no narrower than, as high as, at least, no less than, not less than, no fewer than, not fewer than, minimum, minimum of, a minimum of, min, min of,
    from, starting at, starting from, reaching, reaches, reach, >=, ≥, not under, not below, no smaller than, no lower than, at the least,
    as much as, as many as, as of, not shorter than, no shorter than, beginning at, all of`),
  exactly: list(
    `nothing but, none but, exactly, equal to, equals, equal, =, precisely, just, only, of exactly, sharp, exact`,
  ),
  about: list(`about, around, roughly, approximately, approx, circa, ca, ~, some, near, nearly, close to`),
  between: list(
    `somewhere from, somewhere between, lying between, in between, ranges from, range from, anywhere between, between, ranging from, in the range, in the range of, in a range of, anywhere from`,
  ),
  orLess:
    list(`at latest, at the latest, at the very latest, or less, or fewer, or below, or under, or lower, or smaller, and below, and under, and less, and lower, and down, or down,
    downwards, downward, at most, tops, max, maximum, or less than that, at the most, and fewer, or shorter, and smaller, or underneath, or lighter, or thinner, or narrower, or colder, or cooler, or cheaper, or weaker`),
  orMore:
    list(`at earliest, at the earliest, or more, or above, or over, or higher, or greater, or bigger, or larger, or better, or up, and up, and above, and over, and more,
    and higher, and bigger, and larger, upwards, upward, plus, +, at least, minimum, min, or upwards, and upwards, onwards, and beyond, or beyond, or longer, or hotter, or warmer, or heavier, or wider, or thicker, or taller, or stronger, or further, or farther, and further, or upward`),
  than: list(`than, then`),
  not: list(`but not, any but, in any but, anything but, but no, no longer, hardly any, un, exclusive of, excl, not, no, without, lacking, lacks, lack, neither, nowhere, apart from, except, except for, excepting, excluding, exclude, other than, non, never, nor, neither,
    isn't, isnt, aren't, arent, don't, dont, doesn't, doesnt, hasn't, hasnt, haven't, havent, cannot, can't, cant, nobody, none, anything but,
    everything but, all but, not counting, save for, minus, free of, devoid of, missing, instead of, rather than, no one, won't, wont, wasn't, wasnt, weren't,
    different from, w/o, besides, aside from, that are not, which are not, nothing, leaving out, leave out, barring, with no, didn't, didnt, !=, ≠, <>`),
  notOnly: list(
    'not only, not just, not merely, not solely, not simply, not exclusively, not exclusively for, not necessarily',
  ),
  startsWith: list(
    'starting with, starts with, start with, beginning with, begins with, begin with, prefixed with, prefixed by',
  ),
  endsWith: list(
    'ending in, ending with, ending on, ends in, ends with, ends on, end in, end with, end on, finishing in, finishing with, suffixed with',
  ),
  but: list('but, save, except, bar'),
  any: list('anywhere, everywhere, wherever, any, every, all, each, anything, everything, no, whichever, whatever'),
  or: list(`or, or else, either, as well as, /, plus, alternatively, respectively, and or, and/or, whether`),
  and: list(`and, &, both, also, too, together with, along with, additionally, furthermore, while, whilst, moreover`),
  missing: [
    ...list(`forgot to fill in, forgot to enter, forgot to note, forgot to record, forgot to type in, forgot to write down, forgot to state, forgot, forgotten to fill in, nobody typed in, nobody entered, nobody wrote down, nobody noted, nobody recorded, no one filled in, no one entered, not written down, not typed in, never typed in, never noted, never written down, not on file, not on record, we do not know, do we not know, we don't know, don't we know, without value, nobody filled in, not yet filled in, not yet known, not yet set, yet to be filled in, has no value, have no value, never filled in, nobody knows, never set, not been set, not been filled in, unrecorded, unassigned yet, undetermined, not determined, n/a, undocumented, not documented, never recorded, not noted, unlisted, missing, blank, left blank, empty, left empty, not set, unset, unknown, not filled in, not filled, undefined, is missing, are missing, unfilled,
    not given, not entered, never entered, not specified, unspecified, not recorded, not known, not available, not maintained, not there, still open, absent,
    is lacking, are lacking, not stated, incomplete, still missing, to be filled in, not assigned, unassigned, nowhere to be found, forgotten, was forgotten, has been forgotten, not defined`),
    ...unfilledPhrases,
  ],
  filled: list(
    `filled in, typed in, keyed in, written down, entered, given, listed, stated, noted, defined, is set, has been set, is known, is given, is present, recorded, specified, on record, on file, assigned`,
  ),
  with: list(
    `with, wth, wiht, showing, depicting, displaying, portraying, having, has, have, had, carrying, featuring, including, that have, which have, who have, whose, w/, bearing, fitted with, equipped with, containing, contains, offering, offers, comes with, come with, includes, include, supporting, supports, provided with`,
  ),
  outOfStock:
    list(`has none of, have none of, holds none of, is out of, not one left, we are out, run dry, has run out, out-of-stock, oos, not in store, zero left, zero on hand, no units on hand, do not have any, don't have any, we have none of, none of which, have run out of, we have none, nil stock, emptied, zero in stock, zero units, completely sold out, out of stock, sold out, stocked out, no stock, not in stock, without stock, zero stock, no longer in stock, nothing left, none left, nothing in stock,
    none in stock, run out, ran out, have run out, has run out of, have run out of, run out of, ran out of, we ran out of, we are out of, we have run out of, out of, stock out, used up, gone, all gone, unavailable, no more left, depleted, exhausted, no units left, empty shelves,
    not on hand, none on hand, nothing on hand, not any left, completely out, stock is zero, stock at zero, currently out, not stocked, not in stock anywhere, nowhere in stock, not anywhere in stock, not available, no pieces left, no inventory, don't have any left, do not have any left, have none left, with nothing left, with none left, not a single one left, stock of zero, is nil, not a single piece left`),
  belowReorderPoint: [
    ...list(`nearly out of, almost out of, close to running out, about to run out, we have too little of, we have too few of, too little of, too few of, too little, too few, we have too little, we have too few, not enough of, not enough left, needing reorder, needing reordering, needing a reorder, needing replenishment, needing restocking, running short, run short, runs short, to be restocked, to be replenished, we need to buy again, need to buy more, we should buy more, that should be reordered, below par, under par, under minimum, under the min, below min, should be ordered, should we order, must we order again, need topping up, needs topping up, to top up, in short supply, short in stock, under their minimum, under their minimum stock, below their minimum stock, below the min, under min stock, under the minimum stock, at risk of running out, requiring reorder, requiring reordering, require reordering, which need reordering, order soon, to buy again, reorderable now, below reorder threshold, below the reorder threshold, under the reorder threshold, below reorder point, below the reorder point, under the reorder point, under reorder point, below reorder level, below the reorder level, under the reorder level,
    under reorder level, below minimum stock, below the minimum stock, under minimum stock, below minimum, below the minimum, under the minimum, below min stock, need reordering, needs reordering, to reorder, to be reordered,
    need to be reordered, needs to be reordered, must be reordered, should be reordered, should reorder, must reorder, need to reorder, have to reorder, must order again, need to order again, have to order again, should order again,
    to order again, running low, running out, run low, runs low, low stock, low in stock, low on stock, due for reorder, due for reordering, reorder list, reorder now, need replenishing, needs replenishing, need replenishment, needs replenishment, to replenish, to restock, need restocking,
    needs restocking, need to restock, must be restocked, should be restocked, understocked, below their reorder point, below its reorder point, under their reorder point, under its reorder point, below safety stock, beneath the reorder point,
    lower than the reorder point, less than the reorder point, less than reorder point, fallen below the reorder point, dropped below the reorder point, getting low, nearly out, almost out, due for replenishment, ripe for reorder, ripe for reordering, time to reorder,
    in need of reordering, want reordering, should we reorder, do we need to order, do we have to order, must we order, must we reorder, need ordering, needs ordering, need a refill, below threshold, below the threshold, must be ordered again, have to be reordered, below order point, below the order point, below their minimum, below its minimum, due to be reordered`),
    ...reorderPhrases,
  ],
  negativeStock: list(
    `negative stock, negative quantity, negative quantities, stock negative, stock below zero, below zero, less than zero, under zero, minus stock, negative on hand, oversold, negative balance, in the negative, in minus, stock is negative, negative inventory, negative`,
  ),
  inStock:
    list(`left, remaining, remain, remains, in stock now, available right now, that are there, at hand, we stock, we have in stock, do we still have, still hold, still keep, still on hand, we can sell, not yet sold out, in stock, on stock, on hand, available now, still there, still around, still have, still available, left over, on the shelf, on the shelves, on shelf, physically there, in store now, currently there, that remain, still left, ready to ship, not out of stock, not sold out, still on the shelf,
    that we have, we still have, still in stock, with stock, have stock, has stock, is left, are left, any left, still hold, still holds, still got, have got left, remains in stock, still exist, still in the house, with remaining stock, with some left, are around, do we still own`),
  overstocked: list(
    `too much, far too many of, far too many, far too much, way too many of, way too many, way too much, much too many of, much too many, much too much, overstocked, over stocked, we have too many of, we have too much of, too many of, too much of, more stock than needed, more stock than we need, above maximum, above the maximum, above their maximum, above maximum stock, over the maximum stock, excessive stock, overstocks, stocked too high, surplus stock, surplus, in surplus, overstocked, overstock, excess stock, too much stock, too many, in excess, overfull, more than enough, oversupplied, excess, overabundant`,
  ),
  neverSold: list(
    `never sold, never been sold, not sold yet, never sell, unsold, nobody ever bought, no one ever bought, never bought by anyone, has never been sold, have never been sold, were never sold, was never sold, without any sale, without any sales, without sales, without a sale, with no sales, no sales, no sale, no sales ever, that never sold, which never sold, not been sold, not a single one sold, nobody bought, nobody has bought, no one bought, no one has bought, nobody has ordered, nobody ordered, nobody has ever bought, nobody buys, nobody ever buys, zero sales, non sellers, not sold at all, that did not sell, that never sell`,
  ),
  neverMoved: list(
    `never moved, never been moved, no movement, no movements, without movement, without movements, without any movement, without any movements, with no movement, with no movements, never touched, unmoved, not moved, did not move, didn't move, has not moved, have not moved, hasn't moved, haven't moved, not been moved, nobody touched, nobody has touched, untouched, idle, has been idle, have been idle, sitting idle, stood still, dead stock, dormant, not touched, no stock movement, no stock movements, without stock movement, stagnant`,
  ),
  courtesy: list(
    `when you get a second, when you have a second, when you've got a second, if you have a second, if you've got a second, got a second, just now, by now, at present, as we speak, we would love to see, i would love to see, we would love, i would love, would love to, because they, because it, because we, since they, since it, since we, since these, since those, a customer asks whether, a customer asks if, a customer asks, a customer wants to know, a customer would like to know, a customer would like, a customer needs, a client asks whether, a client asks if, a client asks, a client wants, a client needs, somebody asks whether, somebody asks if, somebody asks, someone asks whether, someone asks if, someone asks, a customer asked for, a customer asked, a colleague asks, a colleague needs, sorted from, ordered from, arranged from, ranked from, listed from, sorry to be a pain, sorry to be a nuisance, sorry to be a bother, be a pain, be a nuisance, i'd be glad to see, i would be glad to see, i'd be glad, i would be glad, would be glad, if that's alright, if that is alright, if alright, alright, hiya, howdy, i'd love to, i would love to, i can't find, i cannot find, we can't find, i can't see, i couldn't find, can't find, cannot find, i'm interested in, we're interested in, interested in, we're after, we are after, i'm after, i am after, looking out for, in search of, can i see, can i have, can i get, can we see, can we have, can we get, can you show me, can you find, can you list, can you give me, can you check, can you, can we, can i, can anyone, can somebody, could i see, could i have, could we have, wondering about, was wondering about, i was wondering about, asking about, enquiring about, inquiring about, a question about, question about, information about, information on, details about, details on, info about, info on, know about, tell me about, what about, how about, pls, plz, i've got a customer waiting, i have a customer waiting, we've got a customer waiting, a customer is waiting, customer waiting, if it isn't too much trouble, if it is not too much trouble, if it's not too much trouble, if it's no trouble, if that's ok, if that's all right, if you don't mind, if you can, if you could, when you can, no rush, no hurry, as soon as possible, asap, showing me, showing us, giving me, giving us, finding me, listing, sending me, letting me know, pulling up, all of the, all of our, all of these, all of those, all of them, have a look, take a look, run me through, talk me through, remind me, by way of, in the way of, any chance you could, any chance, best wishes, best regards, warm regards, regards, all the best, may i ask, may we ask, may i know, may i, may we, might i ask, might i, might we, made of, made from, made out of, for sale, sorry to bug you, to bug you, hiya, ta, when you've a minute, when you have a minute, when you've got a minute, if you have a minute, would you mind telling me, would you mind, mind telling me, telling me, mind, cheers mate, mate, greetings, howdy, ta very much, be so kind as to, so kind as to, be so kind, would you be so kind, be kind enough to, kind enough to, kind regards, kindly, of course, if you please, if possible, at the moment, at this moment, right now, as of now, at present, by any chance, i was wondering if, i was wondering whether, was wondering whether, was wondering if, i wonder whether, i wonder if, could you possibly, let me know, do you happen to know, happen to know, good morning, good afternoon, good evening, good day, thank you, thank you very much, many thanks, thanks a lot, thanks in advance, sorry for asking, sorry to bother you, sorry to disturb, excuse me, i'd like to see, i would like to see, i would like to know, i'd like to know, can you tell me, could you tell me, tell me, quick question, for me, in advance, much appreciated, it would be great if, would it be possible to, is it possible to, are you able to, might you, do me a favour, do me a favor, when you have a moment, when you get a chance, for a customer, for a client, a customer is asking for, a customer asks for, a customer wants`,
  ),
  whoever: list(
    `people, persons, person, guests, guest, adults, adult, seats, sleepers, occupants, users, passengers, heads, folks, diners, students, pupils, kids, children`,
  ),
  archived: list(
    `gone out of the range, gone from the range, dropped from the range, out of production, taken out of production, no longer produced, no longer made, no longer stocked, no longer kept, shelved, withdrawn, written off, taken off the range, taken out of the range, taken out of service, out of service, disused, no longer in use, no longer in the range, archived, retired, discontinued, decommissioned, deactivated, inactive, phased out, deleted, removed from the range, obsolete, no longer sold, no longer active, delisted, no longer carried, no longer offered, in the archive, out of the range, mothballed, scrapped, put out of service`,
  ),
  withArchived: list(
    `including archived, including retired, including discontinued, archived or not, also archived, with archived, and archived, incl archived, archived included, including inactive, even archived, including the archived`,
  ),
  notArchived: list(
    `not archived, active, not retired, not discontinued, still active, non archived, unarchived, current range, in the current range, excluding archived, without archived`,
  ),
  countUnit: list(
    `in number, on stock, each of, in inventory, units, unit, pieces, piece, remain, remains, remained, pcs, pc, pce, copies, copy, left, ea, each, nos, remaining, specimens, samples, qty, in stock, on hand, on stock, in store, stocked, to hand`,
  ),
  onHand: list(
    `stock, quantity, stock level, stock levels, on hand quantity, quantity on hand, quantities, inventory level, units in stock, amount in stock, stock on hand, total stock, total quantity, number in stock, stock quantity, on-hand, levels, level, qty, holding, holdings, number of units, stock count, units on hand, amount on hand`,
  ),
  reserved: list(
    `on reservation, reservations, reservation, spoken for, on hold, booked out, put aside, put by, blocked, reserved, allocated, committed, earmarked, set aside, reserved stock, reserved quantity`,
  ),
  onOrder: list(
    `on order, on back order, on backorder, on back-order, backordered, incoming, inbound, on the way, on their way, on its way, still to come, ordered but not yet received, ordered but not received, ordered but not yet delivered, ordered but not delivered, ordered and not yet received, ordered and not yet delivered, awaiting delivery, awaiting receipt, waiting for delivery, yet to arrive, yet to be delivered, still to arrive, still to be delivered, have been ordered but have not arrived, ordered that have not arrived, ordered from the supplier, ordered from suppliers, outstanding on orders, on open orders, on open purchase orders, on purchase order, on purchase orders, in the pipeline, expected from suppliers, quantity on order, stock on order`,
  ),
  checkedOut: list(
    `are out right now, is out right now, are out at the moment, is out at the moment, are out now, are out today, are currently out, is currently out, checked out, checked-out, out on loan, on loan, loaned out, lent out, lent, loaned, signed out, borrowed, out on hire, hired out, on hire, rented out, out on rent, out for rent, out with somebody, out with someone, out with people, out with staff, out with customers, out on rental, out on a job, out on jobs, out at customers, currently out on hire, out on hire now, handed out, given out to somebody, not yet returned, not returned yet, not brought back, not been brought back, still to be returned, waiting to be returned, out at the moment, currently out on loan`,
  ),
  available: list(
    `free at the moment, free right now, free just now, free now, free today, are free currently, currently free, still free, available for rent, available to rent, available for hire, available to hire, available for sale, available to sell, free to rent, freely available, unallocated, bookable, not reserved, uncommitted, available, available stock, available quantity, free to sell, available to promise, sellable, free stock, unreserved, availability`,
  ),
  howMany: list(
    `how many, what number of, number of, the number of, total number of, how many of, what quantity of, quantity of, total quantity of, amount of, total amount of, units of, total stock of, stock of, how much stock, how many units, how many pieces, how many units of, how many pieces of, in what quantity, what is the stock of, total units of, how much stock of, pieces of, total units, how much inventory, overall number of, sum of all, sum up, add up`,
  ),
  howMuch: list(`how much, what amount, what sum`),
  count: list(
    `count, count of, count the, count all, how many different, how many kinds of, number of different, how many distinct, how many types of, how many entries, how many lines of, tally, how many items, how many products, how many articles, how many skus, how many records, how many models, number of items, number of products, number of articles, number of skus, number of entries, how many different kinds of, how many sorts of, number of distinct, number of models, how many various, how many positions, how many listings`,
  ),
  total: list(
    `total, altogether, in total, overall, sum, sum of, combined, all together, in all, grand total, in sum, all in all, taken together, put together, added up, all told, totals, as a whole, aggregate, cumulative, entire, whole, at all places together, across all locations, over all locations, summed up, total of`,
  ),
  worth: list(
    `worth, value, valued, values, stock value, inventory value, total value, tied up, tied up in, capital, money tied up, book value, asset value, valuation, capital tied up, value of stock, money, invested in, capital bound, bound up in, worth of, monetary value, value of the stock, how valuable`,
  ),
  average: list(`average, mean, avg, on average, averaged, arithmetic mean, averages, typical, typically`),
  retail: list(
    `bring in at selling price, bring in at retail, bring in at list price, bring us in, earn us, make us, earn if sold, fetch, fetch if sold, bring in if sold, sell for in total, at selling price, at retail, retail value, at retail price, at sales price, selling value, sales value, at selling prices, at retail prices, at list price, at list prices, in sales prices, at sales prices, sale value, if sold, at customer prices, at price, by selling price, in selling prices`,
  ),
  entries: list(
    `entries, different, distinct, records, skus, listings, kinds, lines, articles, positions, products, models, items, designs, variants`,
  ),
  top: list(`top, best, first, leading, the top, highest ranked`),
  bottom: list(`bottom, worst, last, lowest ranked`),
  by: list(
    `by, sorted by, ordered by, sort by, order by, ranked by, in order of, according to, in terms of, by order of, arranged by, listed by, rank by, measured by, judged by`,
  ),
  ascending: list(
    `lowest stocked first, ascendingly, least first, fewest first, nearest first, soonest first, earliest first, smallest to largest, upwards sorted, ascending, asc, lowest first, smallest first, cheapest first, from low to high, low to high, increasing, rising, from lowest to highest, in ascending order, a to z, alphabetically, alphabetical, oldest first, alphabetic, from small to large, shortest first, lightest first, from cheap to expensive`,
  ),
  descending: list(
    `most first, descendingly, largest to smallest, greatest first, descending, desc, highest first, largest first, most expensive first, from high to low, high to low, decreasing, falling, from highest to lowest, in descending order, newest first, biggest first, latest first, reverse order, z to a, longest first, heaviest first, from expensive to cheap`,
  ),
  most: list(
    `the highest number of, the largest number of, the greatest number of, the biggest number of, the most of, most of, greatest number of, largest number of, highest number of, largest amount of, highest stock of, largest stock of, biggest stock of, most, highest, greatest, the most, maximum, largest, biggest, max, top, the highest, best stocked, record`,
  ),
  least: list(
    `the lowest number of, the smallest number of, the least of, least of, the fewest of, fewest of, smallest number of, lowest number of, smallest amount of, lowest stock of, smallest stock of, least, lowest, fewest, smallest, the least, minimum, the fewest, min, the lowest, worst stocked, scarcest`,
  ),
  newest: list(
    `youngest, the youngest, the newest, the latest, the most recent, the most recently, newest, latest, most recent, most recently, last added, recently, freshest`,
  ),
  oldest: list(
    `soonest, the oldest, the earliest, the least recently, oldest, earliest, least recent, least recently, longest ago, most outdated`,
  ),
  before: list(
    `before, earlier than, prior to, ahead of, older than, sooner than, preceding, no later then, not after, up until, by`,
  ),
  after: list(`after, later than, following, newer than, past, not before, younger than, beyond`),
  since: list(`since, from, starting, as of, onwards from, from the, beginning, not since`),
  until: list(`until, till, no later than, through, up to, by the, not later than, up to and including, to`),
  at: list(
    `@, from the, during, in the course of, over the course of, at, in, inside, on, onto, from, into, within, located in, located at, stored in, stored at, kept in, kept at, held in, held at, lying in, parked in, sitting in, over in, down in, up in, out in, stocked in, stocked at, at the`,
  ),
  to: list(`to, and, -, –, through, until, till, up to, bis`),
  upcoming: list(
    `coming up, upcoming, due, coming, approaching, ahead, scheduled, pending, soon, shortly, imminent, forthcoming, in the near future, in the offing, about to`,
  ),
  overdue: list(
    `ran out, run out, has run out, have run out, is past, are past, past its expiry date, is up, ended, has ended, have ended, no longer valid, past their use by, past due date, beyond its date, beyond their date, past their sell by date, past their shelf life, past its shelf life, not valid any more, expired already, spoiled, spoilt, gone bad, turned bad, went off, went bad, no longer good, overdue, past due, expired, lapsed, out of date, past their date, past its date, past the date, already past, past their best, past its best before, past their best before, past best before, past its best, already expired, too late, past their expiry, past its expiry, past expiry date, past the expiry, past their expiry date, past its expiry date, past the expiry date, past their best before date, past use by, past their use by date, past sell by date, past their sell by date, has passed, have passed, ran out of date, gone off, is over, behind schedule, past the due date, past expiry, have expired, has expired, outdated`,
  ),
  covered: list(
    `still under, still in, still within, still covered by, covered by, under, within, in, still valid, valid, still good, still usable, in date, not yet expired, not expired, still have a valid, still has, with a valid, unexpired, with valid`,
  ),
  expiring: list(
    `must be used, must be used up, has to be used, have to be used, to be used up, should be used, must be eaten, must be consumed, must be drunk, must be finished, use up, running out of date, run out of date, runs out of date, going off, go off, goes off, turning bad, expiring, going out of date, about to expire, expire soon, expiring soon, going off soon, short dated, near expiry, close to expiry, nearing expiry, close to their expiry date, expire, expires, expiring, expiry, expiration, turn bad, turns bad, go bad, goes bad, going bad, go off, goes off, going off, spoil, spoils, spoiling, best before, use by, shelf life, perish, perishing, run out of date, sell by, end of life, reach their date, lapse, lapses, lapsing, lose their shelf life, go stale, goes stale, going stale, stale`,
  ),
  show: list(
    `show, list, give, give me, find, get, display, fetch, bring, i want, i need, show me, name, tell me, let me see, search, search for, look for, look up, bring up, pull up, send me, send us, send over, a list of, the list of, list of, give us, provide me with, print, output, return, select, i would like, present, find me, get me, list me`,
  ),
  each: list('per, for each, for every, grouped by, broken down by, split by'),
  everywhere: list(
    `to the system, into the system, in our system, everywhere, anywhere, at all places, in all places, at all locations, in all locations, across all locations, in any location, at any location, all places, all locations, wherever, at all places together, in the house, in house, in the whole house, in the company, company wide, in the building, at our place, in our range, in the range, in our assortment, in the catalogue, in the catalog, in the system, in the database, in our inventory, in the inventory, in our stock, throughout, overall, anywhere in the house, across the company, across all sites, in total, across the whole house, on site, under our roof, across all places, on the premises`,
  ),
  generic: list(
    `item, items, product, products, article, articles, thing, things, stuff, goods, gear, everything, anything, ones, merchandise, material, materials, piece of equipment, equipment, inventory, assortment, range, catalogue, catalog, record, records, entry, entries, all, part, parts, something, whatever, contents, content, load, position, positions, sku, skus, supplies, wares, kit, units, holdings, asset, assets, object, objects, products in our range, stock items, stock item, lines, line, models, model, variants, variant, listings, listing, selection, collection, belongings, commodity, commodities`,
  ),
  container: list(
    `crate, crates, bundle, bundles, ream, reams, keg, kegs, hamper, hampers, bale, bales, punnet, punnets, reel, reels, cartridge, cartridges, pouch, pouches, pail, pails, ampoule, ampoules, blister, blisters, can, cans, bottle, bottles, box, boxes, pack, packs, package, packages, bag, bags, jar, jars, tin, tins, tube, tubes, carton, cartons, canister, canisters, tub, tubs, bucket, buckets, container, containers, drum, drums, roll, rolls, sack, sacks, sachet, sachets, size, sizes, format, formats, version, versions, packaging, vial, vials, unit, units, stick, sticks, barrel, barrels, spool, spools, cup, cups, flask, flasks, packet, packets`,
  ),
  stop: list(
    `hang, hangs, fully, totally, entirely, wholly, ready, among, amongst, stocks, stocking, desperately, urgently, badly, against, together, needing, wanting, that number, which number, doing, achieving, delivering, giving, running, rated, pieces of, withstand, withstands, tolerate, tolerates, endure, endures, bear, bears, handle, handles, support, accept, accepts, resist, resists, sustain, survive, survives, manage, manages, cope, produce, produces, generate, generates, emit, emits, output, outputs, last, lasts, lasting, require, requires, requiring, cost, weighing, weigh, weighs, taller, span, spans, spanning, operate, operates, operating, fit, fits, fitting, suit, suits, suitable, intended, meant, appropriate, designated, withstanding, capable, ready to, made out of, across, overall dimension, wide open, u, picked up, pick up, picking up, whatever, whichever, ours, theirs, anymore, any more, remind, regarding to, as regards, both of, plus also, have got, got, we have got, we've got, there's, where's, who's, how's, kept there, to see, to know, to have, keeps, sits there, lets say, please also, again please, then please, yours, sincerely, greatly, truly, ma'am, sir, madam, team mates, colleague, colleagues, boss, everybody's, aware, hereby, herewith, quick look, overview, rundown, breakdown, info, information, data, report, summary, result, results, table of, matching, match, matches, satisfying, satisfy, meeting, meet, meets, fulfil, fulfilling, criteria, criterion, condition that, such that, so that, as well, whereby, wherein, thereof, hers, him, a, an, the, of, in, on, at, by, for, from, to, is, are, was, were, be, been, being, am, do, does, did, done, have, has, had, having, it, its, itself, they, them, their, this, that, these, those, there, here, which, what, who, whom, whose, where, when, why, how, we, us, our, ours, i, me, my, mine, you, your, he, she, his, her, please, can, could, would, will, shall, should, may, might, must, any, each, every, some, much, many, such, so, as, if, then, than, but, yet, just, really, actually, currently, at the moment, right now, now, today's, still, already, again, ever, hello, hi, hey, dear, team, thanks, thank, cheers, sorry, excuse, pardon, disturb, bother, kind, kindly, know, knows, anyone, someone, somebody, anybody, everyone, everybody, wonder, wondering, want, wants, wanted, need, needs, needed, like, likes, let, see, look, looking, tell, ask, asking, help, find, show, list, give, gave, given, display, get, got, gets, bring, search, searching, come, comes, coming, go, goes, going, make, made, makes, take, takes, taken, taking, put, keep, keeps, kept, store, stored, stores, hold, holds, held, holding, carry, carries, carried, sit, sits, sitting, stand, stands, standing, lie, lies, lying, live, lives, stay, stays, staying, ride, rides, riding, travel, travels, travelling, located, place, placed, parked, lying around, around, out, up, down, off, into, onto, over there, with, through, via, about, regarding, concerning, also, too, only, very, quite, rather, one, ones, own, same, other, others, another, both, total, ok, okay, well, good, nice, great, fine, short, quick, quickly, question, maybe, perhaps, possibly, possible, exactly, full, used, use, uses, using, call, called, said, say, says, mean, means, meaning, set, sort of, kind of, type of, types of, field, fields, value, values, attribute, attributes, property, column, belong, belongs, belonging, sell, sells, sold, selling, buy, buys, bought, buying, purchased, purchase, purchases, obtained, obtain, sourced, delivered, deliver, delivers, delivering, ends, end, ending, begins, starts, describe, described, able, goes, works, work, working, running, burning, burns, powered by, based, we order from, order from, we order, we get from, we source from, you can hire, you can rent, can be hired, can be rented, we hire out, we rent out, serve, serves, serving, put out, provide, provides, providing, reaches, comes to, amounts, amount, supplied, procured, acquire, acquired, in order to, manufactured, produced, built, branded, designed, marked, labelled, labeled, tagged, classified, categorised, categorized, listed, registered, regard, exist, exists, existing, counted, feature, features, option, options, variety, offer, offered, right, morning, afternoon, day, evening, greetings, folks, guys, everybody, mate, buddy, quickly, possess, own, owned, owns, remember, moment, minute, check, figure, wish, able, happen, happens, appreciate, appreciated, grateful, mind, care to, would you, could you, be so kind, i e, e g, sometime, anytime, putting, putting out, i'd, i've, ive, you've, they've, i'll, we'll, you'll, we'd, you'd, they'd, id like, i'm, im, we're, we've, weve, that's, thats, what's, whats, it's, there's, theres, let's, lets, etc, eg, ie, namely, altogether, currently on, state, states, say, run, runs, sits, measure, measures, measuring, come in, comes in, coming in, rated, contain, having a, provide, provides, stock item, few, a few, several, various, certain, particular, specific, specifically, last, lastly, first, present, presently, date, dates, time, respective, corresponding, lot, lots, bunch, actually have, today, filled, fill, nobody, somewhat, least of, leave, left over, inside, until now, so far, hundred percent, because, since then, after all, yes, no problem, down there, up there, back there, over here, let us know, at hand, our stock, falls, fall, falling, sits at, dropped, drop, drops, fallen, fell, sank, sunk, slipped, checking, gone to, stands at, goes for, go for, going for, retail for, retails for, retailing`,
  ),
}
