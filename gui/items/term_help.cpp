// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/term_help.hpp"

#include <algorithm>
#include <array>

#include "gui/translated.hpp"

namespace headroom::gui {

namespace {

struct Term {
    std::string_view name;
    const char* help;
};

/// Metrics mean what CloudWatch's documentation of the service says of them.
constexpr auto kTerms = std::to_array<Term>({
    {"Invocations",
     QT_TRANSLATE_NOOP("headroom::gui",
                       "Times the function ran, whether it succeeded or failed; refused requests are not among them.")},
    {"Errors",
     QT_TRANSLATE_NOOP("headroom::gui", "Invocations that failed: an error of the code, a timeout, a lack of memory.")},
    {"Throttles", QT_TRANSLATE_NOOP("headroom::gui", "Requests that were refused because no concurrency was left.")},
    {"ColdStarts", QT_TRANSLATE_NOOP("headroom::gui", "Invocations that waited for a new execution environment.")},
    {"ConcurrentExecutionsMax",
     QT_TRANSLATE_NOOP("headroom::gui", "The most invocations that were under way at one moment.")},
    {"ConcurrentExecutionsMean",
     QT_TRANSLATE_NOOP("headroom::gui", "How many invocations were under way, on average over the run.")},
    {"InitDurationMean",
     QT_TRANSLATE_NOOP(
         "headroom::gui",
         "How long a new environment took to load the code, on average: Init Duration in Lambda's reports.")},
    {"Count", QT_TRANSLATE_NOOP("headroom::gui", "Requests that reached the API.")},
    {"4xx",
     QT_TRANSLATE_NOOP("headroom::gui",
                       "Requests answered with a client error; those that were throttled (429) are among them.")},
    {"5xx",
     QT_TRANSLATE_NOOP("headroom::gui",
                       "Requests answered with a server error: what is behind the API failed or took too long.")},
    {"ConsumedReadCapacityUnits",
     QT_TRANSLATE_NOOP("headroom::gui",
                       "Read units that were used: one for up to 4 KB read consistently, half of one otherwise.")},
    {"ConsumedWriteCapacityUnits",
     QT_TRANSLATE_NOOP("headroom::gui", "Write units that were used: one for up to 1 KB.")},
    {"ReadThrottleEvents",
     QT_TRANSLATE_NOOP("headroom::gui",
                       "Attempts to read that the table refused; a request that is repeated counts each time.")},
    {"WriteThrottleEvents",
     QT_TRANSLATE_NOOP("headroom::gui",
                       "Attempts to write that the table refused; a request that is repeated counts each time.")},
    {"ThrottledRequests", QT_TRANSLATE_NOOP("headroom::gui", "Requests of which at least one part was refused.")},
    {"Offered", QT_TRANSLATE_NOOP("headroom::gui", "Requests that the workload sent, each counted once.")},
    {"Attempts", QT_TRANSLATE_NOOP("headroom::gui", "Requests with every repetition.")},
    {"Still in flight", QT_TRANSLATE_NOOP("headroom::gui", "Requests that had not ended when the run did.")},
    {"Failed", QT_TRANSLATE_NOOP("headroom::gui",
                                 "Requests that ended without an answer that helps: throttled, failed or timed out.")},
    {"Against the first",
     QT_TRANSLATE_NOOP("headroom::gui", "How much more or less a month costs than with the first design.")},
    {"Objectives met", QT_TRANSLATE_NOOP("headroom::gui", "How many of the scenario's objectives this design meets.")},
    {"Peak", QT_TRANSLATE_NOOP("headroom::gui", "The most that was used at one moment, over all replications.")},
    {"Used", QT_TRANSLATE_NOOP("headroom::gui", "The peak as a share of the limit.")},
    {"Can be raised", QT_TRANSLATE_NOOP("headroom::gui", "Whether AWS raises the limit when it is asked to.")},
    {"In all", QT_TRANSLATE_NOOP("headroom::gui", "The sum over the span, of what can be added up.")},
    {"Quantity", QT_TRANSLATE_NOOP("headroom::gui", "How much is billed in a month.")},
    {"Usage type", QT_TRANSLATE_NOOP("headroom::gui", "What AWS calls it on its bill.")},
    {"Rate", QT_TRANSLATE_NOOP("headroom::gui", "The price of one unit.")},
});

}  // namespace

QString termHelp(std::string_view term) {
    const auto* found = std::ranges::find(kTerms, term, &Term::name);
    return found == kTerms.end() ? QString() : gui::tr(found->help);
}

}  // namespace headroom::gui
