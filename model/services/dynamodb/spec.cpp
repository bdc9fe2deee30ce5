// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/spec.hpp"

#include <limits>
#include <string>

#include "model/base/digits.hpp"
#include "model/services/dynamodb/index_checks.hpp"
#include "model/services/dynamodb/item_limit.hpp"

namespace headroom::dynamodb {

using base::Errc;
using base::Error;

namespace {

/// `source`: whose rule that is.
void refuse(std::vector<Error>& found, std::string where, const std::string& what, std::string_view source) {
    found.push_back({Errc::Refused, std::move(where), what + " (" + std::string(source) + ")"});
}

void checkProvisioned(const Spec& spec, const Quotas& quotas, std::vector<Error>& found) {
    const std::string where = "/Properties/ProvisionedThroughput";
    if (!spec.readCapacityUnits || !spec.writeCapacityUnits) {
        refuse(found, where,
               "BillingMode PROVISIONED (the default) needs ReadCapacityUnits and WriteCapacityUnits; or say "
               "\"BillingMode\": \"PAY_PER_REQUEST\"",
               source::kTemplate);
    }
    if (spec.readCapacityUnits.value_or(0) > quotas.tableReads) {
        refuse(found, where + "/ReadCapacityUnits",
               "is above the quota of " + base::grouped(quotas.tableReads) + " read units a table", source::kQuotas);
    }
    if (spec.writeCapacityUnits.value_or(0) > quotas.tableWrites) {
        refuse(found, where + "/WriteCapacityUnits",
               "is above the quota of " + base::grouped(quotas.tableWrites) + " write units a table", source::kQuotas);
    }
}

/// No less than what every on-demand table begins with, because it is never lowered.
void checkWarm(const std::optional<std::int64_t>& given, const char* key, std::int64_t least,
               std::vector<Error>& found) {
    if (!given || *given >= least) return;
    refuse(found, std::string("/Properties/WarmThroughput/") + key,
           "is below " + base::grouped(least) +
               " a second, which every on-demand table takes from its beginning: warm "
               "throughput cannot be lowered",
           source::kWarm);
}

void checkOnDemand(const Spec& spec, std::vector<Error>& found) {
    checkWarm(spec.warmReadUnits, "ReadUnitsPerSecond", kInitialReads, found);
    checkWarm(spec.warmWriteUnits, "WriteUnitsPerSecond", kInitialWrites, found);
    if (spec.readCapacityUnits || spec.writeCapacityUnits) {
        refuse(found, "/Properties/ProvisionedThroughput", "cannot be given with BillingMode PAY_PER_REQUEST",
               source::kTemplate);
    }
}

std::uint32_t mostItems(Operation operation) {
    switch (operation) {
        case Operation::GetItem:
        case Operation::PutItem:
        case Operation::UpdateItem:
        case Operation::DeleteItem:
            return 1;
        case Operation::BatchGetItem:
            return kMostBatchGetItems;
        case Operation::BatchWriteItem:
            return kMostBatchWriteItems;
        case Operation::TransactGetItems:
        case Operation::TransactWriteItems:
            return kMostTransactionItems;
        case Operation::Query:
        case Operation::Scan:
            return std::numeric_limits<std::uint32_t>::max();
    }
    return 1;
}

}  // namespace

const std::optional<base::Distribution>& LatencyOverrides::of(Operation operation) const {
    switch (operation) {
        case Operation::GetItem:
            return getItem;
        case Operation::BatchGetItem:
            return batchGetItem;
        case Operation::TransactGetItems:
            return transactGetItems;
        case Operation::Query:
            return query;
        case Operation::Scan:
            return scan;
        case Operation::PutItem:
            return putItem;
        case Operation::UpdateItem:
            return updateItem;
        case Operation::DeleteItem:
            return deleteItem;
        case Operation::BatchWriteItem:
            return batchWriteItem;
        case Operation::TransactWriteItems:
            break;
    }
    return transactWriteItems;
}

void checkMaxima(const Spec& spec, const std::string& where, std::optional<std::int64_t> reads,
                 std::optional<std::int64_t> writes, std::vector<Error>& found) {
    const bool ofGlobalTable = !spec.replicas.empty();
    for (const bool written : {false, true}) {
        const std::optional<std::int64_t>& most = written ? writes : reads;
        if (!most) continue;
        const char* kind = written ? "Write" : "Read";
        const std::string place =
            where + "/" + (ofGlobalTable ? kind + std::string("OnDemandThroughputSettings") : "OnDemandThroughput");
        if (spec.billingMode == BillingMode::Provisioned)
            return refuse(found, place, "is for on-demand tables only; this one is PROVISIONED", source::kOnDemand);
        if (*most == 0)
            refuse(found, place + "/Max" + kind + "RequestUnits", "must be at least 1, or -1 for none",
                   source::kOnDemand);
    }
}

std::vector<Error> check(const Spec& spec, const Quotas& quotas) {
    std::vector<Error> found;
    switch (spec.billingMode) {
        case BillingMode::Provisioned:
            checkProvisioned(spec, quotas, found);
            break;
        case BillingMode::PayPerRequest:
            checkOnDemand(spec, found);
            break;
    }
    checkMaxima(spec, "/Properties", spec.maxReadRequestUnits, spec.maxWriteRequestUnits, found);
    checkIndexes(spec, quotas, found);
    if (std::holds_alternative<base::shape::Regimes>(spec.itemSize.shape())) {
        found.push_back({Errc::BadInput, "/Behavior/ItemSize", "cannot be Regimes: an item keeps its size over time"});
    } else {
        checkItemSizes(spec, found);
    }
    return found;
}

bool accepts(Operation operation, std::uint32_t items, std::optional<base::Bytes> itemSize) {
    const Shape shape = traitsOf(operation).shape;
    if (items > mostItems(operation) || (items == 0 && shape != Shape::Range)) return false;
    if (!itemSize) return true;
    return *itemSize <= kLargestItem && (shape != Shape::Transaction || *itemSize * items <= kLargestTransaction);
}

base::Result<void> checkCall(Operation operation, std::uint32_t items, std::optional<base::Bytes> itemSize) {
    if (accepts(operation, items, itemSize)) return {};
    const std::string name(nameOf(operation));
    const std::uint32_t most = mostItems(operation);
    if (items == 0) return Error{Errc::Refused, "Items", name + " needs at least one item"};
    if (most == 1 && items > 1) return Error{Errc::Refused, "Items", name + " takes one item"};
    if (items > most) {
        return Error{Errc::Refused, "Items", name + " takes at most " + std::to_string(most) + " items"};
    }
    if (*itemSize > kLargestItem) {
        return Error{Errc::Refused, "ItemSize", "is above 400 KB, the largest item DynamoDB stores"};
    }
    return Error{Errc::Refused, "Items", name + " takes at most 4 MB in all"};
}

}  // namespace headroom::dynamodb
