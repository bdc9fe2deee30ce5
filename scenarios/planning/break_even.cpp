// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/break_even.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iterator>

#include <fmt/format.h>

#include "scenarios/format/imported_section.hpp"
#include "scenarios/planning/batch_variation.hpp"
#include "scenarios/planning/books_used.hpp"
#include "scenarios/planning/capacity_pair.hpp"
#include "scenarios/planning/latency_notes.hpp"
#include "scenarios/planning/point_failures.hpp"
#include "scenarios/planning/search_progress.hpp"
#include "scenarios/planning/trial_warnings.hpp"
#include "scenarios/planning/unknown_cost.hpp"
#include "scenarios/planning/unpriced.hpp"
#include "scenarios/study/batch_notes.hpp"
#include "scenarios/study/input_draws.hpp"
#include "scenarios/study/intervals.hpp"
#include "scenarios/study/settle_designs.hpp"
#include "scenarios/study/warm_up.hpp"
#include "scenarios/study/window_warnings.hpp"

namespace headroom::planning {

namespace {

constexpr int kCurvePoints = 4;  // beside the ends and what bisection adds

class Search {
public:
    Search(const Source& source, const BreakEvenOptions& options, const study::RunOptions& run,
           std::uint32_t replications, base::Duration warmUp)
        : source_(source), options_(options), run_(run), meter_(run_), replications_(replications), warmUp_(warmUp) {
        tell_ = std::move(run_.onProgress);
        began_ = std::chrono::steady_clock::now();
        run_.onProgress = nullptr;
    }

    base::Result<void> go(BreakEven& result) {
        double low = options_.axis.range->low;
        double high = options_.axis.range->high;
        for (int i = 0; i <= kCurvePoints + 1; ++i) {
            const double share = static_cast<double>(i) / (kCurvePoints + 1);
            if (auto point = add(low + (high - low) * share, result); !point) return point.error();
        }
        if (auto today = addToday(result); !today) return today.error();
        if (std::ranges::none_of(pointsOf(result), hasAnswer)) return nowhere(result);
        const auto bracket = bracketOf(pointsOf(result));
        if (!bracket) return {};
        low = bracket->first.value;
        high = bracket->second.value;
        const double narrow = (options_.axis.range->high - options_.axis.range->low) * kCrossingPrecision;
        while (high - low > narrow) {
            const double middle = valueNear((low + high) / 2.0);
            if (middle <= low || middle >= high) break;  // whole numbers side by side
            auto point = add(middle, result);
            if (!point) return point.error();
            if (!hasAnswer(*point)) break;
            (below(*point) == below(at(low, result)) ? low : high) = middle;
        }
        cross(at(low, result), at(high, result), *bracket, result);
        return {};
    }
    const std::vector<std::string>& notPriced() const { return notPriced_; }
    const pricing::PriceBookInfo& books() const { return books_; }

private:
    using Bracket = std::pair<CrossingPoint, CrossingPoint>;

    static bool below(const CrossingPoint& point) { return point.second < point.first; }

    static const CrossingPoint& at(double value, const BreakEven& result) {
        const auto found = std::ranges::find(result.curve, value, &CrossingPoint::value);
        return found == result.curve.end() ? *result.today : *found;
    }

    /// The neighbours between which the sign changes, of points that are told apart.
    static std::optional<Bracket> bracketOf(std::vector<CrossingPoint> curve) {
        std::erase_if(curve, [](const CrossingPoint& point) { return point.lower == Lower::Unclear; });
        for (std::size_t i = 1; i < curve.size(); ++i) {
            if (curve[i - 1].lower != curve[i].lower) return Bracket(curve[i - 1], curve[i]);
        }
        return std::nullopt;
    }

    double valueNear(double value) const { return options_.axis.range->whole ? std::floor(value + 0.5) : value; }

    base::Result<Candidate> candidate(const std::string& design, double value) const {
        Source varied = onlyDesign(source_, design);
        const Axis::Range& range = *options_.axis.range;
        const double span = range.high - range.low;
        const std::vector<std::string>& having = options_.axis.onlyIn;
        const bool has = having.empty() || std::ranges::find(having, design) != having.end();
        if (!has) return candidateOf(varied, design);  // what is varied is the other design's alone
        if (auto done = set(options_.axis, options_.axis.at((value - range.low) / span), varied); !done)
            return done.error();
        return candidateOf(varied, design);
    }

    /// Runs both designs at the value, once.
    base::Result<CrossingPoint> add(double value, BreakEven& result) {
        value = valueNear(value);
        const auto known = std::ranges::find(result.curve, value, &CrossingPoint::value);
        if (known != result.curve.end()) return *known;
        const auto first = candidate(options_.first, value);
        if (!first) return first.error();
        const auto second = candidate(options_.second, value);
        if (!second) return second.error();
        auto point = run(*first, *second, value, result);
        if (point) result.curve.push_back(*point);
        return point;
    }

    base::Result<CrossingPoint> run(const Candidate& first, const Candidate& second, double value, BreakEven& result) {
        std::vector<Task> tasks;
        for (std::uint32_t r = 0; r < replications_; ++r) {
            tasks.push_back({&first, r});
            tasks.push_back({&second, r});
        }
        const TaskProgress progress = expectTasks(meter_, tasks.size(), warmUp_, first.scenario);
        if (auto ran = runTasks(tasks, warmUp_, run_, progress); !ran) return ran.error();
        std::vector<const Trial*> ofFirst;
        std::vector<const Trial*> ofSecond;
        for (std::size_t i = 0; i < tasks.size(); ++i) {
            if (!tasks[i].trial) return base::Error{base::Errc::Cancelled, {}, "cancelled"};
            (i % 2 == 0 ? ofFirst : ofSecond).push_back(&*tasks[i].trial);
            addUnpriced(tasks[i].trial->cost.bill, notPriced_);
            addBooksUsed(tasks[i].trial->cost.bill.priceBook, books_);
        }
        const CrossingFigure& figure = options_.figure;
        const auto a = valuesOf(ofFirst, figure.metric, figure.of, figure.statistic);
        const auto b = valuesOf(ofSecond, figure.metric, figure.of, figure.statistic);
        if (a.empty() || b.empty())
            return base::Error{base::Errc::BadInput, "--figure",
                               "there is no " + figure.metric + " of \"" + figure.of + "\" in both designs"};
        std::vector<double> differences;
        for (std::size_t i = 0; i < a.size(); ++i) differences.push_back(b[i] - a[i]);
        const auto interval = study::differenceInterval95(study::mean(differences), differences);
        const base::Duration measured = first.scenario.simulation.duration;
        addWarnings(options_.first, warningsOf(ofFirst, measured, figure.of), value, result);
        addWarnings(options_.second, warningsOf(ofSecond, measured, figure.of), value, result);
        ++pointsRun_;
        if (tell_) tell_(progressAt(std::min(1.0, pointsRun_ / static_cast<double>(kCrossingPoints)), began_));
        return CrossingPoint{value,
                             study::knownMean(a),
                             study::knownMean(b),
                             interval,
                             lowerOf(study::knownOf(differences), interval),
                             failuresOf(ofFirst, measured, figure.metric),
                             failuresOf(ofSecond, measured, figure.metric),
                             figure.metric == "Cost" ? unknownOf(ofFirst) + unknownOf(ofSecond) : 0.0};
    }

    base::Error nowhere(const BreakEven& result) const {
        return {base::Errc::BadInput, "--vary",
                fmt::format("{}; a range in which some end, or a longer Duration, has one",
                            fmt::join(unansweredIn(result), "; "))};
    }

    /// Both designs as the file has them.
    base::Result<void> addToday(BreakEven& result) {
        const auto value = todaysValue();
        if (!value) return {};
        auto first = candidateOf(onlyDesign(source_, options_.first), options_.first);
        if (!first) return first.error();
        auto second = candidateOf(onlyDesign(source_, options_.second), options_.second);
        if (!second) return second.error();
        auto point = run(*first, *second, *value, result);
        if (!point) return point.error();
        result.today = *point;
        return {};
    }

    static void addWarnings(const std::string& design, const std::vector<std::string>& texts, double value,
                            BreakEven& result) {
        for (const std::string& text : texts) {
            const auto known = std::ranges::find_if(result.warnings, [&](const CurveWarning& one) {
                return one.design == design && saySame(one.text, text);
            });
            if (known == result.warnings.end()) {
                result.warnings.push_back({design, text, value, 1});
                continue;
            }
            ++known->values;
            if (value >= known->value) continue;
            known->value = value;
            known->text = text;
        }
    }

    /// "1KB" is 1,024 where the range is of bytes; nothing of another kind of quantity.
    std::optional<double> todaysValue() const {
        const Axis& axis = options_.axis;
        const auto amounts = axis.today ? amountsOf({*axis.today, "1" + axis.range->unit}) : std::nullopt;
        return amounts ? std::optional((*amounts)[0] / (*amounts)[1]) : std::nullopt;
    }

    static double slopeOf(const CrossingPoint& low, const CrossingPoint& high) {
        return ((high.second - high.first) - (low.second - low.first)) / (high.value - low.value);
    }

    /// The slope between values as near as `low` and `high` is mostly noise; that of the bracket is not.
    static void cross(const CrossingPoint& low, const CrossingPoint& high, const Bracket& bracket, BreakEven& result) {
        const double near = slopeOf(low, high);
        result.crossing = near == 0.0 ? low.value : low.value - (low.second - low.first) / near;
        const double slope = slopeOf(bracket.first, bracket.second);
        if (!low.difference || !high.difference || slope == 0.0) return;
        const double half =
            (std::max(low.difference->high - low.difference->low, high.difference->high - high.difference->low) / 2.0 +
             std::max(low.beyondNoise, high.beyondNoise)) /
            std::abs(slope);
        // Where nothing varies the crossing is still only known to lie between the last two values.
        result.ci95 = study::Interval{std::max(std::min(*result.crossing - half, low.value), bracket.first.value),
                                      std::min(std::max(*result.crossing + half, high.value), bracket.second.value)};
    }

    const Source& source_;
    const BreakEvenOptions& options_;
    study::RunOptions run_;
    study::ProgressMeter meter_;
    std::function<void(const study::Progress&)> tell_;
    std::uint32_t replications_;
    base::Duration warmUp_;
    std::vector<std::string> notPriced_;
    pricing::PriceBookInfo books_;
    double pointsRun_ = 0.0;
    std::chrono::steady_clock::time_point began_;
};

/// What a run would say of the designs whatever the value is: a warm-up that does not settle, a part of a cycle that is
/// measured; and why their latencies do not compare, where those are what is compared.
std::vector<std::string> notesOn(const format::Scenario& scenario, const study::WarmUp& warmUp,
                                 const BreakEvenOptions& options) {
    std::vector<std::string> notes;
    std::vector<const format::Design*> sides;
    for (const std::string& name : {options.first, options.second}) {
        const auto design = std::ranges::find(scenario.designs, name, &format::Design::name);
        if (design == scenario.designs.end()) continue;
        sides.push_back(&*design);
        std::vector<std::string> own = study::windowWarnings(*design, scenario.simulation.duration);
        const std::string& settles = warmUp.warnings[static_cast<std::size_t>(design - scenario.designs.begin())];
        if (!settles.empty()) own.push_back(settles);
        const auto reserved = [](const auto& one) { return isReservable(one.usageType); };
        if (!hasProvisioned(*design) && std::ranges::any_of(design->billing.agreements.reserved, reserved))
            own.emplace_back("its bill holds reserved capacity, which nothing of it uses: every table is on demand");
        for (const std::string& text : own) notes.push_back('"' + name + "\": " + text);
    }
    if (sides.size() == 2)
        std::ranges::move(study::batchNotes(*sides.front(), *sides.back()), std::back_inserter(notes));
    if (options.figure.metric == "Latency" && sides.size() == 2)
        std::ranges::move(latencyNotes(*sides.front(), *sides.back()), std::back_inserter(notes));
    return notes;
}

}  // namespace

base::Result<BreakEven> findBreakEven(const Source& source, const BreakEvenOptions& options,
                                      const study::RunOptions& run) {
    const auto scenario = load(source);
    if (!scenario) return scenario.error();
    if (const auto both = chosenDesigns(source, {options.first, options.second}); !both) return both.error();
    if (!options.axis.range)
        return base::Error{base::Errc::BadInput, "--vary", options.axis.name + " needs a range a..b"};
    study::ProgressMeter meter(run);
    const bool settles = !scenario->simulation.warmUp && study::longestPeriod(*scenario);
    const std::size_t pilots = meter.expect(settles ? scenario->designs.size() : 0, study::leastWarmUp(*scenario) * 2);
    const auto warmUp = study::warmUpFor(*scenario, run, pilots, meter);
    if (!warmUp) return warmUp.error();
    BreakEven result;
    result.scenario = scenario->name;
    result.calibration = format::calibrationText(*scenario);
    result.heldInputs = study::heldInputsText(*scenario, {options.axis.name});
    result.first = options.first;
    result.second = options.second;
    result.axis = options.axis.name;
    result.unit = options.axis.range->unit;
    result.figure = options.figure;
    result.replications = scenario->simulation.replications;
    result.changes = valuesThatDiffer(onlyDesign(source, options.first).root, onlyDesign(source, options.second).root);
    result.notes = notesOn(*scenario, *warmUp, options);
    for (std::string& note : batchNotesOver(source, {options.first, options.second}, {options.axis}))
        result.notes.push_back(std::move(note));
    Search search(source, options, run, result.replications, warmUp->length);
    auto done = search.go(result);
    std::ranges::move(unansweredIn(result), std::back_inserter(result.notes));
    result.notPriced = search.notPriced();
    result.prices = booksText(search.books());
    if (!done && done.error().code != base::Errc::Cancelled) return done.error();
    if (!done && result.curve.empty()) return done.error();
    result.partial = !done;
    std::ranges::sort(result.curve, {}, &CrossingPoint::value);
    return result;
}

}  // namespace headroom::planning
