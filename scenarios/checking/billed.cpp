// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdlib>
#include <map>

#include "scenarios/checking/comparison.hpp"
#include "scenarios/study/intervals.hpp"

namespace headroom::checking {

namespace {

/// A usage type of a service: what both sides are added up by.
using Key = std::pair<std::string, std::string>;

struct Usage {
    double billed = 0.0;
    std::vector<double> simulated;
    std::string unit;
};

void addSimulated(const pricing::Bill& bill, double share, std::size_t replication, std::size_t replications,
                  std::map<Key, Usage>& all) {
    for (const pricing::LineItem& line : bill.lines) {
        if (line.kind == pricing::LineKind::Fee || line.kind == pricing::LineKind::Unused) continue;
        Usage& usage = all[{line.service, line.usageType}];
        usage.simulated.resize(replications);
        usage.simulated[replication] += pricing::toDouble(line.quantity) * share;
        usage.unit = line.unit;
    }
    for (const pricing::NotPriced& used : bill.notPriced) {  // used all the same
        if (!used.quantity) continue;
        Usage& usage = all[{used.service, used.usageType}];
        usage.simulated.resize(replications);
        usage.simulated[replication] += pricing::toDouble(*used.quantity) * share;
        if (usage.unit.empty()) usage.unit = used.unit;
    }
}

Figure figureOf(const Usage& usage) {
    const double mean = study::mean(usage.simulated);
    return {usage.billed, mean, noiseOf(usage.simulated, mean)};
}

/// Whether a usage type counts the requests of a service all of whose resources get their traffic fed in.
bool isFed(const Replay& replay, const Key& key) {
    using recorded::Publisher;
    const std::string& type = key.second;
    Publisher publisher = Publisher::None;
    if (key.first == "AWSLambda" && (type == "Request" || type == "Request-ARM")) publisher = Publisher::Function;
    if (key.first == "AmazonApiGateway" && type == "ApiGatewayHttpRequest") publisher = Publisher::HttpApi;
    if (key.first == "AmazonApiGateway" && type == "ApiGatewayRequest") publisher = Publisher::RestApi;
    if (publisher == Publisher::None) return false;
    return std::ranges::all_of(replay.scenario.designs.front().resources, [&](const format::Resource& resource) {
        return recorded::publisherOf(resource.spec) != publisher ||
               std::ranges::find(replay.fed, format::resourceOf(resource.name)) != replay.fed.end();
    });
}

}  // namespace

/// What stands on one side alone is a whole off, unless it could not stand on the other: a usage type that is not
/// modelled, a service that the bill does not have.
void compareBill(const Replay& replay, const std::vector<study::Replication>& replications, const BilledUsage& billed,
                 Comparison& comparison) {
    std::map<Key, Usage> all;
    const double share = billed.hours / replay.scenario.designs.front().billing.monthHours;
    for (std::size_t i = 0; i < replications.size(); ++i)
        addSimulated(replications[i].bill, share, i, replications.size(), all);
    for (const pricing::UsageLine& line : billed.usage) {
        if (line.quantity)
            all[{line.service, line.usageType}].billed += std::strtod(line.quantity->text.c_str(), nullptr);
    }
    const auto book = replay.scenario.overrides.prices.book(replay.scenario.region, replay.scenario.pricesAsOf);
    const auto isModelled = [&](const Key& key) { return book && book->findName(key.first, key.second) != nullptr; };
    const auto isOnBill = [&](const std::string& service) {
        return std::ranges::any_of(billed.usage, [&](const auto& line) { return line.service == service; });
    };
    for (const auto& [key, usage] : all) {
        Row row{"", key.first + " " + key.second, "billed", usage.unit, {}, {}, {}, false, false, false, {}};
        if (usage.simulated.empty()) {
            row.why = "the simulation uses none of it";
            if (isModelled(key)) row.all = Figure{usage.billed, 0.0, {}};
        } else if (!isOnBill(key.first)) {
            row.why = "nothing of this service is on the bill";
        } else {
            row.all = figureOf(usage);
            if (usage.billed == 0.0) row.why = "it was not billed";
            row.fed = usage.billed > 0.0 && isFed(replay, key);
        }
        comparison.rows.push_back(std::move(row));
    }
}

}  // namespace headroom::checking
