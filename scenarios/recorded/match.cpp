// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/match.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include "model/services/dynamodb/operation.hpp"
#include "model/workload/timestamp.hpp"
#include "scenarios/recorded/tidy.hpp"

namespace headroom::recorded {

namespace {

std::string lower(std::string_view text) {
    std::string low;
    for (const char c : text) low += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return low;
}

/// The words of a label in lower case; what separates them is not of a name: blanks, slashes, colons, commas.
std::vector<std::string> wordsOf(std::string_view text, std::string_view separators) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : text) {
        if (separators.find(c) == std::string_view::npos) {
            word += c;
        } else if (!word.empty()) {
            words.push_back(lower(word));
            word.clear();
        }
    }
    if (!word.empty()) words.push_back(lower(word));
    return words;
}

struct Candidate {
    const format::Resource* resource = nullptr;
    Publisher publisher = Publisher::None;
    std::set<std::string> names;  ///< in lower case
    bool renamed = false;  ///< whether it has a name of its own in the account, which CloudFormation did not make
};

Candidate candidateOf(const std::string& name, const std::map<std::string, std::string>& realNames) {
    Candidate candidate{nullptr, Publisher::None, {lower(name)}};
    const auto real = realNames.find(name);
    candidate.renamed = real != realNames.end();
    if (candidate.renamed) candidate.names.insert(lower(real->second));
    return candidate;
}

std::vector<Candidate> candidatesOf(const format::Design& design, const std::map<std::string, std::string>& realNames) {
    std::vector<Candidate> candidates;
    for (const format::Resource& resource : design.resources) {
        const Publisher publisher = publisherOf(resource.spec);
        if (publisher == Publisher::None || resource.name.find(':') != std::string::npos) continue;
        Candidate candidate = candidateOf(resource.name, realNames);
        candidate.resource = &resource;
        candidate.publisher = publisher;
        candidates.push_back(std::move(candidate));
    }
    return candidates;
}

/// A word that may name a resource, in its parts.
struct Word {
    std::string text;
    std::string bare;                 ///< of an ARN its last part
    std::vector<std::string> middle;  ///< what stands between hyphens, but the first part and the last
};

/// A name that CloudFormation made is of the stack's, the logical one and a suffix (CloudFormation User Guide,
/// "Name type"): the logical one stands between hyphens.
Word wordOf(const std::string& text) {
    Word word{text, text.substr(text.rfind(':') == std::string::npos ? 0 : text.rfind(':') + 1), {}};
    const std::vector<std::string> parts = wordsOf(word.bare, "-");
    if (parts.size() >= 3) word.middle.assign(parts.begin() + 1, parts.end() - 1);
    return word;
}

/// Whether a name of the scenario is one of the parts, or, of a nested stack, its own in the parent and the resource's
/// behind it: "ChildPlace" of PARENT-Child-SUFFIX-Place-SUFFIX.
bool isMadeOf(const std::string& name, const std::vector<std::string>& parts) {
    constexpr std::size_t kMostParts = 16;
    for (std::size_t i = 0; i < std::min(parts.size(), kMostParts); ++i) {
        if (name == parts[i]) return true;
        if (!name.starts_with(parts[i])) continue;
        const std::string_view rest = std::string_view(name).substr(parts[i].size());
        // The nested stack's suffix is between them.
        const std::size_t from = std::min(i + 2, parts.size());
        if (std::find(parts.begin() + static_cast<std::ptrdiff_t>(from), parts.end(), rest) != parts.end()) return true;
    }
    return false;
}

/// 2: that is its name; 1: CloudFormation made it of its name; 0: no.
int fits(const Candidate& candidate, const Word& word) {
    for (const std::string& name : candidate.names) {
        if (word.text == name || word.bare == name) return 2;
    }
    if (candidate.renamed) return 0;
    const auto made = [&](const std::string& name) { return isMadeOf(name, word.middle); };
    return std::ranges::any_of(candidate.names, made) ? 1 : 0;
}

/// What a series says of itself, in words.
struct Said {
    std::vector<std::string> words;

    bool has(std::string_view word) const { return std::find(words.begin(), words.end(), lower(word)) != words.end(); }
};

Said saidBy(const Series& series) {
    Said said;
    for (const auto& [name, value] : series.dimensions) said.words.push_back(lower(value));
    for (const std::string& text : {series.metric, series.statistic}) {
        if (!text.empty()) said.words.push_back(lower(text));
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
    bool named = false;  ///< it says which resource, rather than being the only one
};

/// A file that names its resource by a dimension must name this one; an API's identifier says nothing, though.
bool mustBeNamed(const Series& series, const Candidate& candidate) {
    return !series.dimensions.empty() && candidate.publisher != Publisher::HttpApi;
}

Choice choose(const Series& series, const Said& said, const std::vector<Candidate>& candidates) {
    std::vector<const MetricName*> metrics;  // that it may be of: few, and candidates are many
    for (const MetricName& metric : metricNames()) {
        if (said.has(metric.name)) metrics.push_back(&metric);
    }
    std::vector<Word> words;
    for (const std::string& word : said.words) words.push_back(wordOf(word));
    Choice best;
    int bestFit = -1;
    for (const Candidate& candidate : candidates) {
        const auto isIts = [&](const MetricName* metric) { return metric->publisher == candidate.publisher; };
        if (std::ranges::none_of(metrics, isIts)) continue;
        int fit = 0;
        for (const Word& word : words) fit = std::max(fit, fits(candidate, word));
        if (fit == 0 && mustBeNamed(series, candidate)) continue;
        for (const MetricName* metric : metrics) {
            if (!isIts(metric) || fit < bestFit) continue;
            best = {&candidate, metric, fit == bestFit, fit > 0};
            bestFit = fit;
        }
    }
    return best;
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

bool isCalled(const std::string& resource, const std::map<std::string, std::string>& realNames,
              std::string_view called) {
    return fits(candidateOf(resource, realNames), wordOf(lower(called))) > 0;
}

Matched match(std::vector<Series> series, const format::Design& design,
              const std::map<std::string, std::string>& realNames) {
    Matched matched;
    const std::vector<Candidate> candidates = candidatesOf(design, realNames);
    std::string unknown;
    for (Series& one : series) {
        const Said said = saidBy(one);
        const bool ofWorkload = std::ranges::any_of(
            design.workloads, [&](const workload::TrafficSpec& workload) { return said.has(workload.name); });
        const Choice choice = choose(one, said, candidates);
        if (choice.several) matched.notes.push_back(nameOf(one) + " may be of several resources: left out");
        if (choice.candidate == nullptr || (ofWorkload && !choice.named))
            unknown += (unknown.empty() ? "" : ", ") + nameOf(one);
        if (choice.candidate == nullptr || choice.several || (ofWorkload && !choice.named)) continue;
        add(std::move(one), said, choice, matched);
    }
    if (!unknown.empty()) matched.notes.push_back("left out, no metrics of this design: " + unknown);
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
