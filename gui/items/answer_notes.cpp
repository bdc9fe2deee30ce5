// SPDX-License-Identifier: GPL-3.0-or-later
// What answers say below their tables, in English: of sweeps, and of why designs do not compare; what a check says.
#include <QtGlobal>

#include "gui/items/answer_words.hpp"

namespace headroom::gui::spoken {

namespace {

constexpr const char* kNotes[] = {
    // Sweeps.
    QT_TRANSLATE_NOOP("headroom::gui", "percentiles are means over the replications, of the first workload"),
    QT_TRANSLATE_NOOP("headroom::gui", "PARTIAL: the sweep was cancelled; the same command goes on where it was"),
    QT_TRANSLATE_NOOP("headroom::gui", "PARTIAL: the search was cancelled"),
    QT_TRANSLATE_NOOP("headroom::gui", "PARTIAL: the study was cancelled"),
    QT_TRANSLATE_NOOP("headroom::gui", "1 point was finished before"),
    QT_TRANSLATE_NOOP("headroom::gui", "%1 points were finished before"),
    QT_TRANSLATE_NOOP("headroom::gui", "refused, for one: %1"),
    QT_TRANSLATE_NOOP("headroom::gui",
                      "regression: standard deviations of the figure for one of the axis; its square is the share "
                      "explained"),
    QT_TRANSLATE_NOOP("headroom::gui", "all axes together explain %1 of cost"),
    QT_TRANSLATE_NOOP("headroom::gui", "and %1 of the p99, linearly"),
    // Searches: what stands before the designs that came close.
    QT_TRANSLATE_NOOP("headroom::gui", "runner-up"),
    QT_TRANSLATE_NOOP("headroom::gui", "runner-up %1"),
    QT_TRANSLATE_NOOP("headroom::gui", "closest"),
    QT_TRANSLATE_NOOP("headroom::gui", "closest %1"),
    // What designs leave undone, and what a run of them would warn of.
    QT_TRANSLATE_NOOP("headroom::gui",
                      "fails: so much of the work comes to nothing where another design does it, and no objective on "
                      "ErrorRate says how many may"),
    QT_TRANSLATE_NOOP("headroom::gui",
                      "of the best design %1, and no design that was tried does better: an objective on ErrorRate "
                      "would say how many may"),
    QT_TRANSLATE_NOOP("headroom::gui", "of the best design %1, and no design that was tried does better"),
    QT_TRANSLATE_NOOP("headroom::gui", "at worst %1"),
    QT_TRANSLATE_NOOP("headroom::gui", "warning of the best design: %1"),
    QT_TRANSLATE_NOOP("headroom::gui", "warning of \"%1\" at %2 of %3 values, first at %4 = %5: %6"),
    QT_TRANSLATE_NOOP("headroom::gui",
                      "\"%1\" fails at %2 of %3 values, first at %4 = %5: %6; its %7 there is that of a design that "
                      "misses an objective"),
    QT_TRANSLATE_NOOP("headroom::gui",
                      "\"%1\" fails at %2 of %3 values, first at %4 = %5: %6; its %7 there is that of a design that "
                      "does not do the work"),
    QT_TRANSLATE_NOOP("headroom::gui", "misses %1"),
    QT_TRANSLATE_NOOP("headroom::gui", "%1 at %2 does not do the work: %3"),
    QT_TRANSLATE_NOOP(
        "headroom::gui",
        "%1 takes whole values only: %2 of the %3 values asked for are different, each is simulated once"),
    QT_TRANSLATE_NOOP("headroom::gui",
                      "%1 is given values twice: %2 of the %3 values asked for are different, each is simulated once"),
    QT_TRANSLATE_NOOP("headroom::gui", "%1 throttles %2 for 100 requests"),
    QT_TRANSLATE_NOOP("headroom::gui", "%1 of the requests fail"),
    QT_TRANSLATE_NOOP("headroom::gui", "%1 of the requests of %2 fail"),
    QT_TRANSLATE_NOOP("headroom::gui", "%1 of the messages of %2 are left waiting"),
    QT_TRANSLATE_NOOP("headroom::gui", "%1 of the messages of %2 are dead letters"),
    QT_TRANSLATE_NOOP("headroom::gui", "%1 of the messages of %2 are lost, older than they are kept"),
    QT_TRANSLATE_NOOP("headroom::gui", "%1 of the records of %2 are left waiting"),
    QT_TRANSLATE_NOOP("headroom::gui", "%1 of the records of %2 are given up"),
    QT_TRANSLATE_NOOP("headroom::gui", "%1 of the asynchronous events of %2 are left waiting"),
    QT_TRANSLATE_NOOP("headroom::gui", "%1 of the asynchronous events of %2 are dropped"),
    QT_TRANSLATE_NOOP("headroom::gui", "%1 of the executions of %2 fail or time out"),
    QT_TRANSLATE_NOOP("headroom::gui", "%1: the design with the least cost that meets the objectives"),
    QT_TRANSLATE_NOOP("headroom::gui", "%1: the design with the least p99 of %2 that meets the objectives"),
    // Why a line has no price.
    QT_TRANSLATE_NOOP("headroom::gui", "no sourced price in %1 on %2: the first is known from %3"),
    QT_TRANSLATE_NOOP("headroom::gui", "no sourced price beyond the %1 a month in %2"),
    QT_TRANSLATE_NOOP("headroom::gui", "no sourced price in %1"),
    QT_TRANSLATE_NOOP("headroom::gui", "the quantity is not known"),
    // Quotas of usage plans.
    QT_TRANSLATE_NOOP("headroom::gui",
                      "A quota that fills over a day or longer is reached at %1 today's traffic: requests a day with a "
                      "key of usage plan %2, expected of the busiest day"),
    QT_TRANSLATE_NOOP(
        "headroom::gui",
        "A quota that fills over a day or longer is reached at %1 today's traffic: requests a week with a "
        "key of usage plan %2, expected of the busiest week"),
    QT_TRANSLATE_NOOP("headroom::gui",
                      "A quota that fills over a day or longer is reached at %1 today's traffic: requests a month with "
                      "a key of usage plan %2, expected of the busiest month"),
    QT_TRANSLATE_NOOP("headroom::gui",
                      "objectives on cost are not judged here: minutes are no month; quotas that fill over a day or "
                      "longer are set against the requests that are expected of one"),
    // Why designs do not compare.
    QT_TRANSLATE_NOOP("headroom::gui",
                      "%1 hands %2 batches of up to %3 in \"%4\" and %5 in \"%6\", and the function does the same in "
                      "both: its Behavior is of a batch, whatever it holds, so that a record costs less work where "
                      "batches are larger; write what a batch does into its Steps (Repeat for what each record takes)"),
    QT_TRANSLATE_NOOP("headroom::gui",
                      "%1 is Standard in \"%2\" and Express in \"%3\": a Standard execution answers when it has begun, "
                      "an Express one that is started synchronously at its end: where it is, the latencies of who "
                      "starts them do not compare; those of %4 do"),
    QT_TRANSLATE_NOOP("headroom::gui",
                      "workload %1 is closed in one of the designs \"%2\" and \"%3\" and open in the other: users who "
                      "wait send less, so their latencies do not compare"),
    QT_TRANSLATE_NOOP("headroom::gui",
                      "no request of %1 ended in designs: %2; they have no p99 and are not chosen from"),
    QT_TRANSLATE_NOOP("headroom::gui",
                      "at %1 of %2 values no request of \"%3\" ended in \"%4\", first at %5 = %6: there is no %7 to "
                      "compare"),
    QT_TRANSLATE_NOOP("headroom::gui",
                      "%1 has the lower %2 at %3 of %4 values; at the others they are not told apart or one has none"),
    // Verdicts of a check, and why a figure is not compared.
    QT_TRANSLATE_NOOP("headroom::gui", "uncalibrated"),
    QT_TRANSLATE_NOOP("headroom::gui", "uncalibrated, only the traffic that was fed in could be compared"),
    QT_TRANSLATE_NOOP("headroom::gui", "calibrated, nothing could be compared"),
    QT_TRANSLATE_NOOP("headroom::gui", "calibrated, only the traffic that was fed in could be compared"),
    QT_TRANSLATE_NOOP("headroom::gui", "calibrated, within %1, on days that it may have been calibrated with"),
    QT_TRANSLATE_NOOP("headroom::gui", "calibrated, within %1 on the days it was calibrated with"),
    QT_TRANSLATE_NOOP("headroom::gui", "validated within %1 on days that were held out"),
    QT_TRANSLATE_NOOP("headroom::gui", "validated within %1"),
    QT_TRANSLATE_NOOP("headroom::gui", "not validated: %1 is off by %2"),
    QT_TRANSLATE_NOOP("headroom::gui", "the simulation uses none of it"),
    QT_TRANSLATE_NOOP("headroom::gui", "nothing of this service is on the bill"),
    QT_TRANSLATE_NOOP("headroom::gui", "it was not billed"),
    QT_TRANSLATE_NOOP("headroom::gui", "no value was recorded"),
    QT_TRANSLATE_NOOP("headroom::gui", "the simulation has no such statistic"),
    QT_TRANSLATE_NOOP("headroom::gui", "nothing of it happened in the simulation"),
};

}  // namespace

std::span<const char* const> answerNotes() { return kNotes; }

}  // namespace headroom::gui::spoken
