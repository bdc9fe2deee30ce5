// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/key_skew.hpp"

#include <algorithm>
#include <cmath>

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

/// Sum of k^-s for k = 1 to n: the first thousand one by one, the rest by its integral with Euler and Maclaurin's first
/// two terms.
double harmonic(double n, double s) {
    double sum = 0.0;
    const double exactly = std::min(n, kSummedOneByOne);
    for (double k = 1.0; k <= exactly; k += 1.0) sum += std::pow(k, -s);
    if (n <= kSummedOneByOne) return sum;
    const double a = kSummedOneByOne;
    const double integral =
        std::abs(s - 1.0) < 1e-9 ? std::log(n / a) : (std::pow(n, 1.0 - s) - std::pow(a, 1.0 - s)) / (1.0 - s);
    return sum + integral + (std::pow(n, -s) - std::pow(a, -s)) / 2.0;
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

std::optional<double> zipfExponent(double listedUses, double allUses, std::size_t listed, double keys) {
    const auto count = static_cast<double>(listed);
    if (listed == 0 || keys <= count || allUses <= 0.0 || listedUses <= 0.0 || listedUses >= allUses)
        return std::nullopt;
    const double share = listedUses / allUses;
    double low = 0.0;
    double high = kSteepest;
    if (share <= count / keys) return 0.0;
    for (int i = 0; i < 60; ++i) {
        const double middle = (low + high) / 2.0;
        (harmonic(count, middle) / harmonic(keys, middle) < share ? low : high) = middle;
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

base::Result<Findings> setKeys(Node& scenario, const std::string& table, const Node& report,
                               const std::string& source) {
    const Node* contributors = report.find("Contributors");
    const std::size_t listed = contributors != nullptr && contributors->isArray() ? contributors->size() : 0;
    double uses = 0.0;
    for (std::size_t i = 0; i < listed; ++i) uses += numberIn(contributors->elements()[i], "ApproximateAggregateValue");
    const double keys = numberIn(report, "ApproximateUniqueCount");
    const auto exponent = zipfRange(uses, numberIn(report, "AggregateValue"), listed, keys);
    if (!exponent)
        return refused(
            "does not say how uneven keys are used: AggregateValue and ApproximateUniqueCount must be of more "
            "keys than are listed");
    std::size_t count = 0;
    for (const bool several : {false, true}) {
        if (several && count < 2) break;
        count = 0;
        for (const char* section : {"Resources", "Workloads"}) {
            if (Node* all = scenario.find(section)) replaceKeys(*all, table, zipfKey(keys, *exponent, several), count);
        }
    }
    if (count == 0) return refused("nothing in the scenario calls " + document::quoted(table));
    const std::string range = thousandths(exponent->low) + " to " + thousandths(exponent->high);
    noteSource(scenario, "/Resources/" + table,
               source + ", Contributor Insights, keys of " + std::to_string(count) + " calls, exponent " + range +
                   daysText(timeOf(*contributors)));
    return Findings{table + " keys: Zipf's law over " + std::to_string(static_cast<std::int64_t>(keys)) +
                    " keys with exponent " + thousandths(exponent->value) + " (" + range + "), from the " +
                    std::to_string(listed) + " most used, in " + std::to_string(count) + " calls"};
}

}  // namespace headroom::calibrate
