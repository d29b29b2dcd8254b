"use strict";
/* The live panel. Each file beside this one adds to `live`; they are joined in the
   order of mcda/report/live/script.py. `live.data` is what mcda/report/live/data.py wrote.

   THE SEAM. Who answers is one function, and the panel draws whatever it says:

     live.compute(weights, locked) -> answer, or a promise of one

       weights  (m,) numbers >= 0 that sum to 1, in the order of data.criteria
       locked   (m,) booleans: weights that the nearest flip and the borders hold

     answer
       scores   (n,) in the order of data.options; higher is better
       places   (n,) words in the place of scores that only rank, else undefined
       ends     [least, largest] of the axis of scores, undefined for the panel's own
       ranks    (n,) 1 is best, equal ranks are ties
       broken   places in data.statements of those that do not hold; [] where admissible
       flip     null, or the nearest admissible weights at which an option that is not first now
                is: {option, distance: sum |dw|, weights (m,), anywhere: the same without the
                statements, or null, kind: "sampled" where a nearer one may be}
       working  whether a flip that is undefined is still to come
       borders  (m,) of null or {lower, upper, below, above, least, most}: the interval of each
                weight, the others in proportion, in which all that lead stay first; who takes over
                beyond its ends (places, or null); the admissible part (NaN where there is none)
       map      null, or {x, y, here: [x, y], regions: [{options, corners, share}], admissible}:
                corners [[x, y], ...] as fractions of all weight; admissible null where all is
       note     optional words on how this was obtained

     A server replaces it: assign live.compute, then call live.refresh(). One question is in flight
     at a time; of those that come meanwhile the latest is asked next, so that the last answer that
     is drawn is that of the last question. An answer may leave flip, borders or map out
     (undefined): the panel then says it has none.

   Beside it a page may use, once live.js has run:
     live.points()            (m,) the points of the panel, as a view would have them
     live.set(points)         move the panel there, as if it had been typed
     live.weights()           (m,) the same, divided by their sum
     live.locked()            (m,) booleans
     live.map                 {x, y}: the criteria that are the axes of the map
     live.refresh()           ask again and draw
     #page-live               hears "live:moved" (bubbles; detail {points, weights, locked}) after
                              every change, before the question is asked
     #page-live-actions       the row of buttons, where others may be added                     */
const live = { data: JSON.parse(document.getElementById("page-live-data").textContent) };
