// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/sample_plan.hpp"

#include "tests/gui/sample_result.hpp"

namespace headroom::sample {

namespace {

using planning::LimitKind;

planning::BreakingPoint breakingPoint(const std::string& design) {
    planning::BreakingPoint found;
    found.scenario = "Product catalogue with recently viewed";
    found.design = design;
    found.rateToday = 281.0;
    found.failures = {
        {LimitKind::Capacity, "Views: write capacity", 1.34, 377.0, 0.0031, true, "raise WriteCapacityUnits", 87.4},
        {LimitKind::Partition, "Views: writes of one partition", 3.55, 998.0, 0.012, false,
         "1,000 units a second each, never more: spread the keys, or warm the table up before", std::nullopt},
        {LimitKind::Quota, "ViewProduct: concurrent executions of the account", 8.9, 2501.0, 0.11, true,
         "ask AWS for more concurrent executions", 0.0},
        {LimitKind::Latency, "p99 of Api <= 250 ms", 9.4, 2640.0, 0.262, false, "see what gives way before it",
         std::nullopt}};
    found.quotas = {{"concurrent executions", 12.0, 1000.0, true, 8.9},
                    {"Api: requests a second", 281.0, 10'000.0, true, 35.6}};
    found.triedTo = 9.5;
    found.whyNoFurther = "nothing that is left can be lifted";
    return found;
}

planning::BreakEven breakEven(const planning::Question& question) {
    planning::BreakEven found;
    found.scenario = "Product catalogue with recently viewed";
    found.first = question.pair.empty() ? question.design : "as it is";
    found.second = question.pair.empty() ? question.against : "Views provisioned, scaled";
    found.axis = "Traffic";
    for (double factor : {0.1, 2.08, 4.06, 6.04, 8.02, 10.0, 3.0, 2.4})
        found.curve.push_back({factor, 69.1 * factor, 45.0 + 50.0 * factor, study::Interval{-1.0, 1.0}});
    found.crossing = 2.36;
    found.ci95 = study::Interval{2.21, 2.5};
    found.today = planning::CrossingPoint{1.0, 69.1, 95.0, std::nullopt};
    found.replications = 5;
    return found;
}

study::StudyResult inputs(const std::string& design) {
    study::StudyResult found = result();
    found.designs.resize(1);
    study::DesignResult& one = found.designs.front();
    one.name = design;
    one.influencesOf = one.latency.front().of;
    one.influences = {
        {"/Resources/ViewProduct/Behavior/Steps/0/Compute/Duration", "4ms", "11ms", 640.0, 790.0, 0.082, 0.171},
        {"/Resources/Views/Behavior/ItemSize", "0.6KB", "1.8KB", 612.0, 861.0, 0.117, 0.119},
        {"/Resources/Api/Overhead", "2ms", "9ms", 691.0, 691.0, 0.114, 0.124},
        {"/Resources/Products/Behavior/ItemSize", "2KB", "5KB", 655.0, 702.0, 0.117, 0.118},
        {"/Resources/ViewProduct/Behavior/Init", "120ms", "450ms", 691.0, 691.0, 0.118, 0.118}};
    return found;
}

planning::Sweep sweep(const planning::Question& question) {
    planning::Sweep found;
    found.scenario = "Product catalogue with recently viewed";
    found.seed = 42;
    found.replications = 5;
    for (const std::string& vary : question.vary) found.axes.push_back(vary.substr(0, vary.find('=')));
    const std::vector<std::string> traffic{"0.5", "1", "2", "4"};
    const std::vector<std::string> memory{"256", "512", "1024"};
    for (std::size_t t = 0; t < traffic.size(); ++t) {
        for (std::size_t m = 0; m < (found.axes.size() > 1 ? memory.size() : 1); ++m) {
            planning::SweepPoint point;
            point.design = question.design;
            point.values = {traffic[t]};
            if (found.axes.size() > 1) point.values.push_back(memory[m]);
            point.done = true;
            const double load = 0.5 * static_cast<double>(1U << t);
            const auto size = static_cast<double>(m);
            point.figures = {{"Cost", "", "", 691.0 * load * (0.9 + 0.15 * size), study::Interval{0.0, 1.0}},
                             {"Latency", "Shoppers", "P50", 0.031 / (1.0 + size), std::nullopt},
                             {"Latency", "Shoppers", "P99", (0.11 + 0.01 * load) / (1.0 + size), std::nullopt}};
            found.points.push_back(std::move(point));
        }
    }
    return found;
}

planning::Contender contender(const std::string& design, const std::string& memory, double cost, double p99) {
    planning::Contender one;
    one.design = design;
    one.values = {memory};
    one.runs = 5;
    one.cost = cost;
    one.p99 = p99;
    one.costCi95 = study::Interval{cost - 4.0, cost + 4.0};
    one.p99Ci95 = study::Interval{p99 - 0.003, p99 + 0.003};
    one.met = study::Met::Yes;
    return one;
}

planning::Optimum optimum(const planning::Question& question) {
    planning::Optimum found;
    found.scenario = "Product catalogue with recently viewed";
    found.axes = {"Memory"};
    found.latencyOf = "Shoppers";
    found.best = contender(question.design, "512", 612.0, 0.118);
    found.others = {contender(question.design, "1024", 703.0, 0.062), contender(question.design, "256", 640.0, 0.24)};
    found.frontier = {contender(question.design, "512", 612.0, 0.118),
                      contender(question.design, "1024", 703.0, 0.062)};
    found.space = 4;
    found.tried = 4;
    found.runs = 16;
    found.bruteForce = 20;
    found.replications = 5;
    return found;
}

planning::Growth growth(const planning::Question& question) {
    planning::Growth found;
    found.scenario = "Product catalogue with recently viewed";
    found.replications = 5;
    const auto add = [&](const std::string& label, double traffic, double stored) {
        planning::GrowthPoint point;
        point.design = question.design.empty() ? "on-demand" : question.design;
        point.label = label;
        point.traffic = traffic;
        point.stored = stored;
        point.cost = 691.0 * traffic;
        point.costCi95 = study::Interval{point.cost * 0.99, point.cost * 1.01};
        point.latencyOf = "Shoppers";
        point.p99 = 0.118 + 0.002 * traffic;
        point.p99Ci95 = study::Interval{point.p99 - 0.002, point.p99 + 0.002};
        point.errorRate = 0.0002;
        found.points.push_back(point);
    };
    for (const double factor : {1.0, 3.0, 10.0}) add(std::to_string(static_cast<int>(factor)) + "x", factor, 1.0);
    double grown = 1.0;
    for (std::uint32_t month = 1; month <= question.months; ++month) {
        grown *= 1.0 + question.rate;
        if (month % question.step == 0) add("month " + std::to_string(month), grown, grown);
    }
    return found;
}

}  // namespace

planning::Answer answerTo(const planning::Question& question) {
    switch (question.kind) {
        case planning::QuestionKind::BreakingPoint:
            return {question, breakingPoint(question.design)};
        case planning::QuestionKind::BreakEven:
            return {question, breakEven(question)};
        case planning::QuestionKind::Inputs:
            return {question, inputs(question.design)};
        case planning::QuestionKind::Sweep:
            return {question, sweep(question)};
        case planning::QuestionKind::Optimum:
            return {question, optimum(question)};
        case planning::QuestionKind::Growth:
            return {question, growth(question)};
    }
    return {};
}

gui::Engine planningEngine() {
    gui::Engine made = engine();
    made.answer = [](const std::string&, const std::filesystem::path&, const planning::Question& question,
                     const study::RunOptions&) -> base::Result<gui::SharedAnswer> {
        return std::make_shared<const planning::Answer>(answerTo(question));
    };
    return made;
}

}  // namespace headroom::sample
