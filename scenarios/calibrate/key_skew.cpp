// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/key_skew.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include <fmt/format.h>

#include "scenarios/calibrate/key_fit.hpp"
#include "scenarios/calibrate/log_time.hpp"
#include "scenarios/document/problem.hpp"

namespace headroom::calibrate {

using document::Node;

namespace {

constexpr double kSteepest = 5.0;
constexpr double kSummedOneByOne = 1000.0;

double numberIn(const Node& object, std::string_view key) {
    const Node* value = object.find(key);
    return value != nullptr && value->isNumber() ? value->asNumber() : 0.0;
}

/// Every value named Key beside a Target (or of a workload) that is this table.
void replaceKeys(Node& node, const std::string& table, const Node& key, std::size_t& count) {
    if (node.isArray()) {
        for (Node& one : node.elements()) replaceKeys(one, table, key, count);
        return;
    }
    if (!node.isObject()) return;
    const Node* target = node.find("Target");
    if (target != nullptr && target->isString() && target->asString() == table) {
        node.set("Key", key);
        ++count;
    }
    for (document::Member& member : node.members()) replaceKeys(member.value, table, key, count);
}

/// When the contributors were counted.
TimeSpan timeOf(const Node& contributors) {
    TimeSpan span;
    for (const Node& one : contributors.elements()) {
        const Node* points = one.isObject() ? one.find("Datapoints") : nullptr;
        for (std::size_t i = 0; points != nullptr && points->isArray() && i < points->size(); ++i) {
            const Node& point = points->elements()[i];
            const Node* time = point.isObject() ? point.find("Timestamp") : nullptr;
            const auto second = time != nullptr && time->isString() ? timeBefore(time->asString()) : std::nullopt;
            if (second) span.add(*second);
        }
    }
    return span;
}

}  // namespace

bool isContributorReport(const Node& root) {
    return root.isObject() && root.find("Contributors") != nullptr && root.find("ApproximateUniqueCount") != nullptr;
}

/// The first thousand one by one, the rest by its integral with Euler and Maclaurin's first two terms.
double zipfSum(double n, double s) {
    double sum = 0.0;
    const double exactly = std::min(n, kSummedOneByOne);
    for (double k = 1.0; k <= exactly; k += 1.0) sum += std::pow(k, -s);
    if (n <= kSummedOneByOne) return sum;
    const double a = kSummedOneByOne;
    const double integral =
        std::abs(s - 1.0) < 1e-9 ? std::log(n / a) : (std::pow(n, 1.0 - s) - std::pow(a, 1.0 - s)) / (1.0 - s);
    return sum + integral + (std::pow(n, -s) - std::pow(a, -s)) / 2.0;
}

std::optional<double> zipfExponent(double listedUses, double allUses, std::size_t listed, double keys) {
    const auto count = static_cast<double>(listed);
    if (listed == 0 || keys <= count || allUses <= 0.0 || listedUses <= 0.0 || listedUses >= allUses)
        return std::nullopt;
    const double share = listedUses / allUses;
    double low = 0.0;
    double high = kSteepest;
    if (share <= count / keys) return 0.0;
    for (int i = 0; i < 45; ++i) {
        const double middle = (low + high) / 2.0;
        (zipfSum(count, middle) / zipfSum(keys, middle) < share ? low : high) = middle;
    }
    return (low + high) / 2.0;
}

std::optional<ZipfRange> zipfRange(double listedUses, double allUses, std::size_t listed, double keys) {
    const auto value = zipfExponent(listedUses, allUses, listed, keys);
    if (!value) return std::nullopt;
    const double share = listedUses / allUses;
    const double away = 1.96 * std::sqrt(share * (1.0 - share) * allUses);
    const auto low = zipfExponent(std::max(listedUses - away, 1e-9), allUses, listed, keys);
    const auto high = zipfExponent(std::min(listedUses + away, allUses * (1.0 - 1e-9)), allUses, listed, keys);
    return ZipfRange{low.value_or(*value), *value, high.value_or(*value)};
}

Node zipfKey(double keys, const ZipfRange& exponent, bool several) {
    const auto number = [](double value) {
        return Node::number(thousandths(value), std::floor(value * 1000.0 + 0.5) / 1000.0);
    };
    const std::string likely = thousandths(exponent.value);
    Node written = number(exponent.value);
    if (!several && thousandths(exponent.low) != likely && likely != thousandths(exponent.high)) {
        Node range = Node::object();
        range.set("Low", number(exponent.low));
        range.set("Likely", number(exponent.value));
        range.set("High", number(exponent.high));
        written = Node::object();
        written.set("Uncertain", std::move(range));
    }
    Node zipf = Node::object();
    zipf.set("Keys", Node::integer(static_cast<std::int64_t>(keys)));
    zipf.set("Exponent", std::move(written));
    Node key = Node::object();
    key.set("Zipf", std::move(zipf));
    return key;
}

namespace {

/// "40.0 %".
std::string percent(double share) { return fmt::format("{:.1f} %", share * 100.0); }

KeyUses usesIn(const Node& report) {
    KeyUses uses{{}, numberIn(report, "AggregateValue"), numberIn(report, "ApproximateUniqueCount")};
    const Node* contributors = report.find("Contributors");
    for (std::size_t i = 0; contributors != nullptr && contributors->isArray() && i < contributors->size(); ++i)
        uses.listed.push_back(numberIn(contributors->elements()[i], "ApproximateAggregateValue"));
    std::ranges::sort(uses.listed, std::greater<>());
    while (!uses.listed.empty() && uses.listed.back() <= 0.0) uses.listed.pop_back();
    return uses;
}

/// The law that is written, in words, and what it makes of the listed keys.
struct ChosenKeys {
    std::string told;
    std::string range;
    std::vector<double> expected;
    std::function<Node(bool several)> key;
};

ChosenKeys chosen(const ZipfFit& fit, const KeyUses& uses) {
    const auto number = [](double keys) { return std::to_string(std::llround(keys)); };
    std::string told = "Zipf's law over " + number(fit.keys.value) + " keys";
    if (fit.keys.value > uses.seen)
        told += " (" + number(fit.keys.low) + " to " + number(fit.keys.high) + "; " + number(uses.seen) + " were used)";
    if (!fit.counted) told += " (those that were used; how many others there are cannot be told)";
    const std::string range = thousandths(fit.exponent.low) + " to " + thousandths(fit.exponent.high);
    told += " with exponent " + thousandths(fit.exponent.value) + " (" + range + ")";
    return {told, "exponent " + range, expectedUses(fit, uses),
            [fit](bool several) { return zipfKey(std::round(fit.keys.value), fit.exponent, several); }};
}

ChosenKeys chosen(const HotFit& fit, const KeyUses& uses) {
    const std::string keys = std::to_string(fit.keys);
    const std::string share = thousandths(fit.share);
    const auto key = [fit, share](bool) {
        Node hot = Node::object();
        hot.set("Keys", Node::integer(static_cast<std::int64_t>(fit.keys)));
        hot.set("Share", Node::number(share, std::stod(share)));
        hot.set("Of", Node::integer(static_cast<std::int64_t>(fit.of)));
        Node one = Node::object();
        one.set("Hot", std::move(hot));
        return one;
    };
    return {"hot keys: " + percent(fit.share) + " of the uses fall on " + keys + " of " +
                std::to_string(std::llround(fit.of)) + " keys, the rest evenly on the others",
            "share " + share, expectedUses(fit, uses), key};
}

/// Hot keys are taken where they are nearer than chance lets Zipf's law be, and nearer by half.
ChosenKeys choose(const ZipfFit& zipf, const KeyUses& uses) {
    constexpr double kByChance = 3.0;  // a key
    ChosenKeys best = chosen(zipf, uses);
    const double deviance = devianceOf(uses, best.expected);
    const auto hot = fitHot(uses);
    if (!hot || deviance < kByChance * static_cast<double>(uses.listed.size())) return best;
    ChosenKeys other = chosen(*hot, uses);
    return devianceOf(uses, other.expected) < deviance / 2.0 ? other : best;
}

/// How far the law is from the listed keys: from the most used one, and from the one that it is furthest from.
void addFit(const std::string& table, const KeyUses& uses, const std::vector<double>& expected, Findings& findings) {
    constexpr double kMuch = 1.25;
    const auto of = [&](double count) { return percent(count / uses.all); };
    std::size_t worst = 0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        if (std::abs(uses.listed[i] - expected[i]) > std::abs(uses.listed[worst] - expected[worst])) worst = i;
    }
    findings.push_back(table + " keys: the most used key has " + of(uses.listed.front()) +
                       " of the uses, the law gives it " + of(expected.front()) +
                       "; the law is furthest from the key in place " + std::to_string(worst + 1) + ", which has " +
                       of(uses.listed[worst]) + " for " + of(expected[worst]));
    const double ratio = uses.listed[worst] / expected[worst];
    const double chance = 3.0 * std::sqrt(expected[worst]);
    if (std::abs(uses.listed[worst] - expected[worst]) <= chance || (ratio < kMuch && ratio > 1.0 / kMuch)) return;
    findings.push_back(table +
                       " keys: no law that is known here has keys used like these: the load of the partition that "
                       "holds the key in place " +
                       std::to_string(worst + 1) + " is " + fmt::format("{:.1f}", ratio) + " times what is simulated");
}

}  // namespace

base::Result<Findings> setKeys(Node& scenario, const std::string& table, const Node& report,
                               const std::string& source) {
    const KeyUses uses = usesIn(report);
    const auto fit = fitZipf(uses);
    if (!fit)
        return refused(
            "does not say how uneven keys are used: AggregateValue and ApproximateUniqueCount must be of more "
            "keys than are listed");
    const ChosenKeys law = choose(*fit, uses);
    std::size_t count = 0;
    for (const bool several : {false, true}) {
        if (several && count < 2) break;
        count = 0;
        for (const char* section : {"Resources", "Workloads"}) {
            if (Node* all = scenario.find(section)) replaceKeys(*all, table, law.key(several), count);
        }
    }
    if (count == 0) return refused("nothing in the scenario calls " + document::quoted(table));
    noteSource(scenario, "/Resources/" + table,
               source + ", Contributor Insights, keys of " + std::to_string(count) + " calls, " + law.range +
                   daysText(timeOf(*report.find("Contributors"))));
    Findings findings{table + " keys: " + law.told + ", from the " + std::to_string(uses.listed.size()) +
                      " most used, in " + std::to_string(count) + " calls"};
    addFit(table, uses, law.expected, findings);
    return findings;
}

}  // namespace headroom::calibrate
