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
