// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/match.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "model/base/few_of.hpp"
#include "model/services/dynamodb/operation.hpp"
#include "model/workload/timestamp.hpp"
#include "scenarios/recorded/called_names.hpp"
#include "scenarios/recorded/tidy.hpp"

namespace headroom::recorded {

namespace {

struct Candidate {
    const format::Resource* resource = nullptr;
    Publisher publisher = Publisher::None;
    AccountName name;
};

std::vector<Candidate> candidatesOf(const format::Design& design, const std::map<std::string, std::string>& realNames) {
    std::vector<Candidate> candidates;
    for (const format::Resource& resource : design.resources) {
        const Publisher publisher = publisherOf(resource.spec);
        if (publisher == Publisher::None || resource.name.find(':') != std::string::npos) continue;
        candidates.push_back({&resource, publisher, AccountName(resource.name, realNames, Letters::Lower)});
    }
    return candidates;
}

/// What a series says of itself, in words.
struct Said {
    std::vector<std::string> words;

    bool has(std::string_view word) const {
        return std::find(words.begin(), words.end(), lowerOf(word)) != words.end();
    }
};

Said saidBy(const Series& series) {
    Said said;
    for (const auto& [name, value] : series.dimensions) said.words.push_back(lowerOf(value));
    for (const std::string& text : {series.metric, series.statistic}) {
        if (!text.empty()) said.words.push_back(lowerOf(text));
    }
    if (!series.metric.empty() && !series.dimensions.empty()) return said;
    for (std::string& word : wordsOf(series.label, " /|,;()[]")) said.words.push_back(std::move(word));
    for (std::string& word : wordsOf(series.id, "_")) said.words.push_back(std::move(word));
    return said;
}

std::optional<Statistic> statisticIn(const Said& said) {
    for (const std::string& word : said.words) {
        if (const auto statistic = parseStatistic(word)) return statistic;
    }
    return std::nullopt;
}

/// The operation of a table that a series is of, as DynamoDB writes it; empty: it says none, or one that tables do not
/// answer (GetRecords of a stream), which `foreign` tells.
std::string operationIn(const Series& series, const Said& said, bool& foreign) {
    for (const auto& [name, value] : series.dimensions) {
        foreign = foreign || (name == kOperationDimension && !dynamodb::operationOf(value));
    }
    for (const dynamodb::OperationTraits& one : dynamodb::kOperationTraits) {
        if (said.has(one.name)) return std::string(one.name);
    }
    return {};
}

bool isMethod(std::string_view word) {
    constexpr std::array<std::string_view, 8> kMethods{"GET",    "PUT",  "POST", "PATCH",
                                                       "DELETE", "HEAD", "ANY",  "OPTIONS"};
    return std::ranges::find(kMethods, word) != kMethods.end();
}

/// Whether a series of an API is of one of its routes: by its dimensions (Route of an HTTP API; Method and Resource of
/// a REST API), else by a path, a method in capitals or $default among the words of its label.
bool isOfRoute(const Series& series) {
    for (const auto& [name, value] : series.dimensions) {
        if (name == "Route" || name == "Resource" || name == "Method") return true;
    }
    if (!series.dimensions.empty()) return false;
    std::string_view rest = series.label;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find_first_of(" |,;()[]"), rest.size());
        const std::string_view word = rest.substr(0, end);
        if ((word.starts_with('/') && word.size() > 1) || isMethod(word) || word == "$default") return true;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

bool isApi(const Candidate& candidate) {
    return candidate.publisher == Publisher::HttpApi || candidate.publisher == Publisher::RestApi;
}

struct Choice {
    const Candidate* candidate = nullptr;
    const MetricName* metric = nullptr;
    bool several = false;
    bool named = false;                 ///< it says which resource, rather than being the only one
    const Candidate* passed = nullptr;  ///< whose name in the scenario is another's in the account
};

/// A file that names its resource by a dimension must name this one; an HTTP API's identifier, which few files know,
/// says nothing where it is not known.
bool mustBeNamed(const Series& series, const Candidate& candidate) {
    return !series.dimensions.empty() && (candidate.publisher != Publisher::HttpApi || candidate.name.isKnown());
}

Choice choose(const Series& series, const Said& said, const std::vector<Candidate>& candidates) {
    std::vector<const MetricName*> metrics;  // that it may be of: few, and candidates are many
    for (const MetricName& metric : metricNames()) {
        if (said.has(metric.name)) metrics.push_back(&metric);
    }
    std::vector<CalledName> words;
    for (const std::string& word : said.words) words.emplace_back(word);
    Choice best;
    const Candidate* own = nullptr;
    std::optional<Fit> bestFit;
    for (const Candidate& candidate : candidates) {
        const auto isIts = [&](const MetricName* metric) { return metric->publisher == candidate.publisher; };
        if (std::ranges::none_of(metrics, isIts)) continue;
        Fit fit = Fit::None;
        for (const CalledName& word : words) fit = std::max(fit, candidate.name.fitOf(word));
        if (fit == Fit::None && mustBeNamed(series, candidate)) continue;
        for (const MetricName* metric : metrics) {
            if (isIts(metric) && fit == Fit::Own) own = &candidate;
            if (!isIts(metric) || (bestFit && fit < *bestFit)) continue;
            best = {&candidate, metric, fit == bestFit, fit != Fit::None};
            bestFit = fit;
        }
    }
    if (bestFit == Fit::Called) best.passed = own;
    return best;
}

std::string fewOf(const std::vector<std::string>& names) { return base::fewOf(names, 12); }

/// What a series says that may be its resource's name in the account.
void addNames(const Series& series, std::vector<std::string>& names) {
    for (const auto& [name, value] : series.dimensions) names.push_back(value);
    if (!series.dimensions.empty()) return;
    for (std::string_view rest = series.label; !rest.empty();) {
        const std::size_t end = std::min(rest.find_first_of(" /|,;()[]"), rest.size());
        if (end > 0) names.emplace_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
}

/// Puts a series among those that are known, unless it is there already or of an operation that no table answers.
void add(Series&& series, const Said& said, const Choice& choice, Matched& matched) {
    const MetricName& metric = *choice.metric;
    const Statistic statistic = statisticIn(said).value_or(Statistic{metric.usual, 0.0});
    const std::string& resource = choice.candidate->resource->name;
    if (isApi(*choice.candidate) && isOfRoute(series)) {
        matched.notes.push_back(nameOf(series) + " is of one route of " + resource +
                                ", not of the whole API: left out");
        return;
    }
    bool foreign = false;
    const std::string operation = metric.byOperation ? operationIn(series, said, foreign) : std::string();
    if (foreign) {
        matched.notes.push_back(nameOf(series) +
                                " is of an operation that the simulated table does not answer: left out");
        return;
    }
    const bool twice = std::ranges::any_of(matched.series, [&](const MatchedSeries& other) {
        return other.resource == resource && other.metric == &metric && other.statistic == statistic &&
               other.operation == operation;
    });
    if (twice) {
        matched.notes.push_back(nameOf(series) + " is there twice: the first counts");
        return;
    }
    matched.series.push_back({resource, choice.candidate->publisher, &metric, statistic, std::move(series), operation});
}

}  // namespace

std::string metricText(const MatchedSeries& series) {
    const std::string name(series.metric->name);
    return series.operation.empty() ? name : series.operation + " " + name;
}

Matched match(std::vector<Series> series, const format::Design& design,
              const std::map<std::string, std::string>& realNames) {
    Matched matched;
    const std::vector<Candidate> candidates = candidatesOf(design, realNames);
    std::vector<std::string> unknown;
    std::set<std::string> passed;
    for (Series& one : series) {
        const Said said = saidBy(one);
        const bool ofWorkload = std::ranges::any_of(
            design.workloads, [&](const workload::TrafficSpec& workload) { return said.has(workload.name); });
        const Choice choice = choose(one, said, candidates);
        if (choice.several) matched.notes.push_back(nameOf(one) + " may be of several resources: left out");
        if (!choice.named)
            addNames(one, choice.candidate == nullptr || choice.several ? matched.unknown : matched.unnamed);
        if (choice.candidate == nullptr || (ofWorkload && !choice.named)) unknown.push_back(nameOf(one));
        if (choice.candidate == nullptr || choice.several || (ofWorkload && !choice.named)) continue;
        if (choice.passed != nullptr)
            passed.insert(passedText(choice.passed->resource->name, choice.candidate->resource->name));
        add(std::move(one), said, choice, matched);
    }
    matched.notes.insert(matched.notes.end(), passed.begin(), passed.end());
    if (!unknown.empty()) matched.notes.push_back("left out, no metrics of this design: " + fewOf(unknown));
    return matched;
}

base::Result<void> checkValues(const std::vector<MatchedSeries>& series) {
    constexpr double kMost = 1e15;
    for (const MatchedSeries& one : series) {
        for (const Datapoint& point : one.series.points) {
            if (point.value >= 0.0 && point.value <= kMost) continue;
            const workload::Timestamp at{point.second * 1'000'000'000};
            return base::Error{base::Errc::BadInput, "",
                               nameOf(one.series) + ": the value at " + workload::toText(at) +
                                   (point.value < 0.0 ? " is negative" : " is above 1e15") + ", which no value of " +
                                   one.resource + " " + metricText(one) + " can be"};
        }
    }
    return {};
}

}  // namespace headroom::recorded
