// SPDX-License-Identifier: GPL-3.0-or-later
// What an API has to say at the end of a run.
#include "model/services/apigateway/api.hpp"
#include "model/services/apigateway/bill_warnings.hpp"

namespace headroom::apigateway {

namespace {

constexpr std::uint64_t kEarlierShare = 100;  // below a hundredth of the requests it is not worth a warning

/// By limit, as kLimitFigures.
constexpr std::array<const char*, kLimitFigures.size()> kLimitTexts{
    "requests were throttled: the quota of their usage plan was used up",
    "requests were throttled: the rate of their usage plan was used up",
    "requests were throttled: their usage plan's rate of the method was used up",
    "requests were throttled: the method's rate was used up",
    "requests were throttled: the stage's rate was used up",
    "requests were throttled: the account's requests a second, which all its APIs share, were used up",
    "connections were throttled: the account's new connections a second were used up"};

double real(std::uint64_t count) { return static_cast<double>(count); }

}  // namespace

std::vector<engine::Figure> Api::figures() const {
    const bool http = kind_ == ApiKind::Http;
    const bool socket = kind_ == ApiKind::WebSocket;
    std::vector<engine::Figure> figures{
        {"Count", real(counts_.all)},
        {http     ? "4xx"
         : socket ? "ClientError"
                  : "4XXError",
         real(counts_.clientErrors)},
        {http     ? "5xx"
         : socket ? "IntegrationError"
                  : "5XXError",
         real(counts_.serverErrors)},
        {"Throttles", real(counts_.throttled)},
        {"IntegrationTimeouts", real(counts_.timedOut)},
    };
    if (http) figures.push_back({"DataProcessed", static_cast<double>(counts_.dataProcessed)});
    addOptionalFigures(figures);
    return figures;
}

/// Of what the design uses alone.
void Api::addOptionalFigures(std::vector<engine::Figure>& figures) const {
    for (std::size_t i = 0; i < kLimitFigures.size(); ++i) {
        const auto limit = static_cast<Limit>(i);
        const bool shown = counts_.byLimit[i] > 0        ? true
                           : limit == Limit::Account     ? gate_ != nullptr || connections_ != nullptr
                           : limit == Limit::Connections ? connections_ != nullptr
                                                         : gate_ != nullptr && gate_->has(limit);
        if (shown) figures.push_back({std::string(kLimitFigures[i]), real(counts_.byLimit[i])});
    }
    if (!caches_.empty()) {
        const double looked = real(counts_.cacheHits + counts_.cacheMisses);
        figures.push_back({"CacheHitCount", real(counts_.cacheHits)});
        figures.push_back({"CacheMissCount", real(counts_.cacheMisses)});
        figures.push_back({"CacheHitRatio", looked > 0.0 ? real(counts_.cacheHits) / looked : 0.0, looked});
        std::uint64_t evictions = 0;
        for (const auto& cache : caches_) evictions += cache ? cache->evictions() : 0;
        figures.push_back({"CacheEvictions", real(evictions)});
    }
    if (!authorizers_.empty()) {
        std::uint64_t hits = 0;
        std::uint64_t misses = 0;
        for (const Authorizer& authorizer : authorizers_) {
            hits += authorizer.hits();
            misses += authorizer.misses();
        }
        figures.push_back({"AuthorizerHits", real(hits)});
        figures.push_back({"AuthorizerInvocations", real(misses)});
        figures.push_back({"Unauthorized", real(counts_.unauthorized)});
        figures.push_back({"Forbidden", real(counts_.forbidden)});
    }
    if (counts_.tooLarge > 0) figures.push_back({"PayloadTooLarge", real(counts_.tooLarge)});
    if (!backends_.empty()) {
        std::uint64_t queued = 0;
        std::uint64_t refused = 0;
        for (const HttpBackend& backend : backends_) {
            queued += backend.queued();
            refused += backend.refused();
        }
        figures.push_back({"BackendQueued", real(queued)});
        figures.push_back({"BackendRefused", real(refused)});
    }
    if (!targets_.empty()) figures.push_back({"CanaryRequests", real(counts_.canary)});
    if (connections_) {
        figures.push_back({"ConnectCount", real(counts_.connects)});
        figures.push_back({"MessageCount", real(counts_.messages)});
        figures.push_back({"ConnectionsMax", static_cast<double>(connections_->peak())});
    }
}

engine::ResourceReport Api::report(base::Duration window) const {
    engine::ResourceReport report;
    report.resource = name_;
    report.figures = figures();
    ApiMeter used = meter_;
    if (connections_) used.setConnected(connections_->total(world_.now()));
    report.readings = used.readings(name_);
    for (const auto& cache : caches_) {
        if (cache) report.readings.push_back(cache->reading(name_, window));
    }
    if (speaksForAccount_) report.quotas = account_.use();
    if (gate_ != nullptr) {
        for (engine::QuotaUse& one : gate_->use(window)) report.quotas.push_back(std::move(one));
    }
    addWarnings(report, window);
    return report;
}

/// A run that is shorter than a quota's period may never meet it, though a month of such traffic would.
void Api::addOutgrown(engine::ResourceReport& into, base::Duration window) const {
    for (const UsagePlan* plan : gate_->plans()) {
        for (const UsagePlan::Client* client : plan->outgrowing(window)) {
            into.warnings.push_back({static_cast<std::uint64_t>(client->measured),
                                     "requests with the key " + client->key +
                                         " passed that a whole period of such traffic would use its "
                                         "quota up before (usage plan " +
                                         plan->name() + ", Limit " + std::to_string(plan->spec().quota->limit) +
                                         "): " + std::string(kOutgrownBill)});
        }
    }
}

void Api::addWarnings(engine::ResourceReport& into, base::Duration window) const {
    for (std::size_t i = 0; i < kLimitFigures.size(); ++i) {
        if (counts_.byLimit[i] > 0) into.warnings.push_back({counts_.byLimit[i], kLimitTexts[i]});
    }
    const std::uint64_t beyond = counts_.byLimit[static_cast<std::size_t>(Limit::PlanQuota)];
    if (beyond > 0 && window < gate_->longestQuota()) {
        into.warnings.push_back(
            {beyond, "requests were refused for a usage plan's quota, whose period is longer than the run: " +
                         std::string(kRepeatedBill)});
    }
    if (gate_ != nullptr && beyond == 0) addOutgrown(into, window);
    if (counts_.tooLarge > 0)
        into.warnings.push_back({counts_.tooLarge, kind_ == ApiKind::WebSocket
                                                       ? "messages were above 128 KB: the gateway does not take them"
                                                       : "bodies were above 10 MB: the gateway answers 413 for a "
                                                         "request's, 500 for an answer's"});
    if (counts_.timedOut > 0) {
        into.warnings.push_back({counts_.timedOut,
                                 "requests were answered 504 after the integration's timeout; what they started went "
                                 "on and is billed"});
    }
    if (counts_.earlier * kEarlierShare > counts_.all) {
        into.warnings.push_back({counts_.earlier,
                                 "requests were answered in the window but began before it: they are in no figure and "
                                 "not billed, nor are those under way at its end; a longer Duration makes this matter "
                                 "less"});
    }
}

void Api::addCauses(std::vector<engine::CausedReading>& into) const {
    meter_.addCauses(name_, into);
    if (!connections_) return;
    engine::CausedReading minutes{name_, "AmazonApiGateway", "ApiGatewayMinute", {}};
    for (const Connections& opened : connectionsOf_.all()) minutes.byWorkload.push_back(opened.total(world_.now()));
    into.push_back(std::move(minutes));
}

}  // namespace headroom::apigateway
