// SPDX-License-Identifier: GPL-3.0-or-later
// The gallery's state machines, one replication. "By hand" figures have their arithmetic beside them; "guarded" ones
// are the program's own: such a check only says that something changed.
#include <cmath>
#include <fstream>
#include <sstream>

#include "tests/scenarios/study_steps.hpp"
#include "tests/support/source_folder.hpp"

using namespace headroom;
using test::figure;
using test::latency;

namespace {

study::StudyResult galleryRun(const std::string& name, base::Duration duration) {
    std::ifstream in(test::sourceFolder() / "scenarios/gallery" / (name + ".json"));
    std::stringstream read;
    read << in.rdbuf();
    format::Overrides overrides;
    overrides.replications = 1;
    overrides.duration = duration;
    return test::runScenario(test::scenarioOf(read.str(), overrides));
}

double monthOf(const study::DesignResult& design, const std::string& usageType) {
    double sum = 0.0;
    for (const pricing::LineItem& line : design.cost.bill.lines) {
        if (line.usageType == usageType) sum += pricing::toDouble(line.perMonth);
    }
    return sum;
}

/// Guarded: the program's own totals of a month, design by design. The arithmetic beside them has tolerances; whatever
/// moves a bill within those shows here, and whoever means it puts the new totals in.
std::vector<std::string> totals(const study::StudyResult& result) {
    std::vector<std::string> texts;
    for (const study::DesignResult& design : result.designs) texts.push_back(pricing::toText(design.cost.bill.total));
    return texts;
}
using Totals = std::vector<std::string>;

/// Requests of a month at that rate.
double monthly(double perSecond) { return perSecond * 730.0 * 3'600.0; }

}  // namespace

// At full length. By hand: four transitions of 0.000025 USD; an Express execution takes 20 s and overheads of
// 2 x 0.026 + 2 x 0.005 + 0.16 s in the mean, rounded up to 100 ms, of 64 MB at 0.00001667 USD a GB-second, and a
// request. A Poisson count of 4,320 is within 4 of its standard errors.
TEST_CASE("gallery: Standard or Express breaks even where arithmetic says", "[gallery]") {
    const study::StudyResult result = galleryRun("standard_or_express", base::hours(12));
    const double starts = figure(result.designs[0], "Flow", "ExecutionsStarted");
    CHECK(std::abs(starts - 4'320.0) < 4.0 * std::sqrt(4'320.0));
    const double month = monthly(starts / 43'200.0);
    const auto standard = [&](std::size_t design) { return monthOf(result.designs[design], "StateTransition"); };
    const auto express = [&](std::size_t design) {
        return monthOf(result.designs[design], "StepFunctions-Request") +
               monthOf(result.designs[design], "StepFunctions-GB-Second");
    };
    const auto byHand = [&](double seconds) { return month * (0.000001 + seconds / 16.0 * 0.00001667); };
    CHECK(standard(0) == Approx(month * 4.0 * 0.000025).epsilon(0.01));
    CHECK(standard(2) == Approx(month * 4.0 * 0.000025).epsilon(0.01));
    CHECK(express(1) == Approx(byHand(20.3)).epsilon(0.02));
    CHECK(express(3) == Approx(byHand(120.3)).epsilon(0.02));
    CHECK(express(1) < standard(0));
    CHECK(express(3) > standard(2));
    CHECK(result.designs[1].objectives[0].met == study::Met::Yes);
    CHECK(totals(result) == Totals{"26.378980302", "6.099184365", "26.342116937", "33.140614735"});
}

// At full length. By hand: 8.33 % of the tokens never come back (4 standard errors of 20,160 are 0.8 %); nobody waits
// more than 36 hours, reminded or not (who answers after a day is no forgotten one); 60 an hour x the mean execution
// time are open (Little).
TEST_CASE("gallery: approvals cost nothing while they wait", "[gallery]") {
    const study::StudyResult result = galleryRun("approval", base::days(14));
    const study::DesignResult& day = result.designs[0];
    const study::DesignResult& reminded = result.designs[1];
    const double asked = figure(day, "Expenses", "state/AskApprover/Entered");
    const double forgotten = figure(day, "Expenses", "state/AskManager/Entered") / asked;
    CHECK(forgotten == Approx(0.0833 + 0.0085).margin(0.012));  // and those that take more than a day
    CHECK(latency(day, "Expenses").max < 36.0 * 3'600.0 + 10.0);
    CHECK(latency(day, "Expenses").max > 24.0 * 3'600.0);
    CHECK(latency(reminded, "Expenses").max < 36.0 * 3'600.0 + 10.0);
    CHECK(latency(reminded, "Expenses").mean < latency(day, "Expenses").mean - 0.0833 * 19.0 * 3'600.0);
    const double open = figure(day, "Expenses", "OpenExecutionsMean");
    CHECK(open == Approx(60.0 * figure(day, "Expenses", "ExecutionTimeMean") / 3'600.0).epsilon(0.06));
    // Check, AskApprover, Book, Booked; two more where the manager is asked.
    const double transitions = figure(day, "Expenses", "StateTransitions") / asked;
    CHECK(transitions == Approx(4.0 + forgotten).margin(0.05));
    CHECK(totals(result) == Totals{"4.831260576", "4.849513402"});
}

// Shortened: one hour of 10,800 journeys. By hand: 0.99 x 0.98 are booked with seven transitions, 0.99 x 0.02 end after
// eight and 0.01 after six: 7.0098 in the mean. With the fragile cancellation 0.0081 of the cancellations are given up.
TEST_CASE("gallery: a saga undoes what it did", "[gallery]") {
    const study::StudyResult result = galleryRun("saga", base::hours(1));
    const study::DesignResult& plain = result.designs[0];
    const double started = figure(plain, "Journey", "ExecutionsStarted");
    CHECK(figure(plain, "Journey", "state/Booked/Entered") / started == Approx(0.9702).margin(4.0 * 0.00164));
    CHECK(figure(plain, "Journey", "StateTransitions") / started == Approx(7.0098).margin(0.02));
    const double undone = figure(plain, "Journey", "state/NotBooked/Entered");
    CHECK(figure(plain, "Journey", "ExecutionsFailed") == undone);
    const study::DesignResult& fragile = result.designs[1];
    const double cancels = figure(fragile, "Journey", "state/CancelCar/Entered");
    CHECK(figure(fragile, "Journey", "state/CancelCar/Retries") / cancels == Approx(0.417).margin(4.0 * 0.042));
    CHECK(figure(fragile, "Journey", "state/CancelCar/Failed") <= 0.03 * cancels);
    // Both designs meet the same journeys.
    CHECK(cancels == figure(plain, "Journey", "state/CancelCar/Entered"));
    CHECK(totals(result) == Totals{"1464.144450236", "1466.163572222"});
}

// Shortened: 10 minutes. By hand: five transitions an order, 0.000125 USD; the caller of a Standard workflow is
// answered in 40 ms, that of an Express one waits for five functions and five overheads, that of a function for the
// functions.
// The durable function: seven operations an order (the start, its own step, five invocations), 0.000056 USD, and six
// requests, 0.0000012 USD; beside the functions its caller waits for six checkpoints of 10 ms, five resumptions of 20
// ms, 2 + 3 + 4 + 5 + 6 replayed operations of 1 ms and five more invocations of 6.5 ms in the mean; it is charged, at
// 0.5 GB, for its 3 ms of work at 1,769 MB (10.4 ms at 512), checkpoints and replays.
TEST_CASE("gallery: four ways to call five functions", "[gallery]") {
    const study::StudyResult result = galleryRun("orchestrators", base::minutes(10));
    REQUIRE(result.designs.size() == 4);
    const auto orders = [&](std::size_t design) { return figure(result.designs[design], "Api", "Count"); };
    CHECK(orders(0) == Approx(orders(1)).margin(30.0));
    CHECK(orders(0) == Approx(orders(3)).margin(30.0));
    const double month = monthly(figure(result.designs[2], "Orders", "ExecutionsStarted") / 600.0);
    CHECK(monthOf(result.designs[2], "StateTransition") == Approx(month * 5.0 * 0.000025).epsilon(0.005));
    const auto mean = [&](std::size_t design) { return latency(result.designs[design], "Customers").mean; };
    CHECK(mean(2) < 0.1);
    CHECK(mean(0) - mean(1) == Approx(0.051 + 5 * (0.0213 + 0.002)).margin(0.04));  // Step Functions' own time
    CHECK(monthOf(result.designs[0], "StepFunctions-GB-Second") < 0.05 * month * 0.000125);
    CHECK(monthOf(result.designs[0], "StepFunctions-Request") == Approx(month * 0.000001).epsilon(0.01));
    CHECK(mean(3) - mean(1) == Approx(6 * 0.010 + 5 * 0.020 + 0.020 + 5 * 0.0065).margin(0.02));
    CHECK(monthOf(result.designs[3], "Lambda-Durable-Operations") == Approx(month * 0.000056).epsilon(0.005));
    const double started = figure(result.designs[3], "Orchestrator", "DurableExecutionStarted");
    CHECK(figure(result.designs[3], "Orchestrator", "Invocations") == Approx(6.0 * started).epsilon(0.005));
    const double billed = figure(result.designs[3], "Orchestrator", "BilledDurationTotal") / started;
    CHECK(billed == Approx(0.0104 + 6 * 0.010 + 0.020).margin(0.008));  // and six roundings up to a millisecond
    CHECK(figure(result.designs[1], "Orchestrator", "BilledDurationTotal") / orders(1) > 4.0 * billed);
    CHECK(totals(result) == Totals{"454.772771191", "556.187883352", "6833.398858084", "3500.561591667"});
}
