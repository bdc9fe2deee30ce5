// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/design_limits.hpp"

#include <algorithm>

#include "model/services/sqs/limits.hpp"
#include "model/services/stepfunctions/account.hpp"
#include "scenarios/format/global_tables.hpp"
#include "scenarios/format/scaling_dimension.hpp"
#include "scenarios/format/spec_named.hpp"

namespace headroom::study {

namespace {

class Limits {
public:
    explicit Limits(const format::Quotas& quotas) : quotas_(quotas) {}

    std::vector<QuotaUse> of(const format::Design& design) {
        bool standard = false;
        bool express = false;
        for (const format::Resource& resource : design.resources) {
            if (std::holds_alternative<lambda::Spec>(resource.spec)) addFunctions();
            if (const auto* api = std::get_if<apigateway::Spec>(&resource.spec)) addApi(*api);
            if (const auto* table = std::get_if<dynamodb::Spec>(&resource.spec)) addTable(resource.name, *table);
            if (const auto* machine = std::get_if<stepfunctions::Spec>(&resource.spec))
                (machine->type == stepfunctions::MachineType::Express ? express : standard) = true;
        }
        for (const lambda::MappingSpec& mapping : design.mappings) {
            if (format::specNamed<sqs::Spec>(design, mapping.source) != nullptr)
                add(mapping.source + std::string(sqs::kInFlightQuota), static_cast<double>(sqs::kMostInFlight));
        }
        for (const engine::QuotaUse& one : stepfunctions::limitsOf(quotas_.stepFunctions, standard, express))
            add(one.name, one.limit);
        return std::move(limits_);
    }

private:
    void addFunctions() {
        const auto concurrency = static_cast<double>(quotas_.lambda.concurrentExecutions);
        add("Lambda concurrent executions", concurrency);
        if (quotas_.lambda.requestsPerConcurrency)
            add("Lambda synchronous requests per second", *quotas_.lambda.requestsPerConcurrency * concurrency);
    }

    void addApi(const apigateway::Spec& api) {
        add("API Gateway requests per second", quotas_.apiGateway.rate);
        if (api.kind == apigateway::ApiKind::WebSocket)
            add("API Gateway new connections per second", quotas_.apiGateway.connectRate);
    }

    void addTable(const std::string& name, const dynamodb::Spec& table) {
        if (table.billingMode != dynamodb::BillingMode::PayPerRequest) return;
        addOnDemand(name);
        for (const std::string& region : table.replicas) addOnDemand(format::replicaName(name, region));
    }

    void addOnDemand(const std::string& name) {
        add(name + ": on-demand read units a second", static_cast<double>(quotas_.dynamoDb.tableReads));
        add(name + ": on-demand write units a second", static_cast<double>(quotas_.dynamoDb.tableWrites));
    }

    /// What all resources of a service share is named once.
    void add(const std::string& name, double limit) {
        for (const QuotaUse& one : limits_) {
            if (one.name == name) return;
        }
        limits_.push_back({name, limit, 0.0, true});
    }

    const format::Quotas& quotas_;
    std::vector<QuotaUse> limits_;
};

}  // namespace

std::vector<QuotaUse> limitsOf(const format::Design& design) { return Limits(design.quotas).of(design); }

void addReservedUse(const format::Design& design, DesignResult& result) {
    for (const format::Resource& resource : design.resources) {
        const auto* function = std::get_if<lambda::Spec>(&resource.spec);
        if (function == nullptr || !function->reservedConcurrentExecutions || !function->versions.empty()) continue;
        const auto figures = std::ranges::find(result.resources, resource.name, &ResourceFigures::resource);
        if (figures == result.resources.end()) continue;
        QuotaUse use{resource.name + ": reserved concurrent executions",
                     static_cast<double>(*function->reservedConcurrentExecutions), 0.0, true};
        for (const auto& [name, value] : figures->figures) {
            if (name == "ConcurrentExecutionsMax") use.peak = value;
        }
        result.quotas.push_back(std::move(use));
    }
}

void countScaling(const format::Design& design, QuotaUse& use) {
    for (const format::Scaling& scaling : design.scalings) {
        if (!format::isOfTable(scaling.dimension) || !scaling.index.empty() || scaling.policies.empty()) continue;
        const bool writes = format::isOfWrites(scaling.dimension);
        if (use.name != scaling.resource + ": provisioned " + (writes ? "write" : "read") + " units a second") continue;
        use.limit = std::max(use.limit, static_cast<double>(scaling.most));
        use.name += ", auto scaling at MaxCapacity";
        return;
    }
}

}  // namespace headroom::study
