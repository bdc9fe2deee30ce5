// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/index_spec.hpp"

#include <set>

#include "model/base/digits.hpp"
#include "model/services/dynamodb/index_checks.hpp"
#include "model/services/dynamodb/spec.hpp"

namespace headroom::dynamodb {

using base::Errc;
using base::Error;

namespace {

/// Where an index stands in the file.
std::string placeOf(const Spec& spec, std::size_t at) {
    std::size_t place = 0;
    for (std::size_t i = 0; i < at; ++i) place += spec.indexes[i].global == spec.indexes[at].global ? 1U : 0U;
    const char* list =
        spec.indexes[at].global ? "/Properties/GlobalSecondaryIndexes/" : "/Properties/LocalSecondaryIndexes/";
    return list + std::to_string(place);
}

void checkCapacity(const Spec& spec, const Quotas& quotas, std::size_t at, std::vector<Error>& found) {
    const IndexSpec& index = spec.indexes[at];
    const std::string where = placeOf(spec, at);
    const bool provisioned = index.readCapacityUnits || index.writeCapacityUnits;
    const bool capped = index.maxReadRequestUnits || index.maxWriteRequestUnits;
    const auto refuse = [&](const char* below, const std::string& what, std::string_view source) {
        found.push_back({Errc::Refused, where + below, what + " (" + std::string(source) + ")"});
    };
    if (!index.global) {
        if (provisioned || capped || index.warmReadUnits || index.warmWriteUnits)
            refuse("", "is a local index: it lives off the table's throughput and has none of its own",
                   source::kIndexes);
        return;
    }
    checkMaxima(spec, where, index.maxReadRequestUnits, index.maxWriteRequestUnits, found);
    if (spec.billingMode == BillingMode::PayPerRequest) {
        if (provisioned)
            refuse("/ProvisionedThroughput", "cannot be given with BillingMode PAY_PER_REQUEST", source::kTemplate);
        const auto warm = [&](std::optional<std::int64_t> given, const char* key, std::int64_t least) {
            if (given.value_or(least) >= least) return;
            refuse(key,
                   "is below " + base::grouped(least) +
                       " a second, which every on-demand index takes from its "
                       "beginning: warm throughput cannot be lowered",
                   source::kWarm);
        };
        warm(index.warmReadUnits, "/WarmThroughput/ReadUnitsPerSecond", kInitialReads);
        warm(index.warmWriteUnits, "/WarmThroughput/WriteUnitsPerSecond", kInitialWrites);
        return;
    }
    if (!index.readCapacityUnits || !index.writeCapacityUnits) {
        refuse("",
               "needs ProvisionedThroughput with ReadCapacityUnits and WriteCapacityUnits: a global index of a "
               "PROVISIONED table has capacity of its own",
               source::kIndexes);
        return;
    }
    if (*index.readCapacityUnits > quotas.tableReads || *index.writeCapacityUnits > quotas.tableWrites)
        refuse("/ProvisionedThroughput",
               "is above the quota of a table or global index (" + base::grouped(quotas.tableReads) + " read units, " +
                   base::grouped(quotas.tableWrites) + " write units)",
               source::kQuotas);
}

/// An item collection, local entries included, stays in one partition.
void checkCollection(const Spec& spec, std::vector<Error>& found) {
    double each = spec.itemSize.mean();
    bool local = false;
    for (const IndexSpec& index : spec.indexes) {
        if (index.global) continue;
        local = true;
        each += asTable(spec, index).itemSize.mean() * index.present;
    }
    if (local && each * static_cast<double>(spec.collectionSize) > static_cast<double>(kPartitionSize.count))
        found.push_back({Errc::Refused, "/Behavior/CollectionSize",
                         "makes item collections of more than 10 GB, which a table with local indexes does not take "
                         "(ItemCollectionSizeLimitExceededException; DynamoDB Developer Guide, LSI, 2026-04-13)"});
}

}  // namespace

void checkIndexes(const Spec& spec, const Quotas& quotas, std::vector<Error>& found) {
    std::size_t global = 0;
    std::size_t local = 0;
    std::set<std::string> names;
    for (std::size_t i = 0; i < spec.indexes.size(); ++i) {
        const IndexSpec& index = spec.indexes[i];
        ++(index.global ? global : local);
        if (!names.insert(index.name).second)
            found.push_back({Errc::Refused, placeOf(spec, i) + "/IndexName", "is the name of another index"});
        checkCapacity(spec, quotas, i, found);
    }
    if (global > kMostGlobalIndexes)
        found.push_back(
            {Errc::Refused, "/Properties/GlobalSecondaryIndexes",
             "are more than the quota of 20 global secondary indexes a table (" + std::string(source::kQuotas) + ")"});
    if (local > kMostLocalIndexes)
        found.push_back({Errc::Refused, "/Properties/LocalSecondaryIndexes",
                         "are more than 5, which is all that DynamoDB takes (" + std::string(source::kQuotas) + ")"});
    checkCollection(spec, found);
}

std::size_t indexNumber(const Spec& spec, std::string_view name) {
    for (std::size_t i = 0; i < spec.indexes.size(); ++i) {
        if (spec.indexes[i].name == name) return i + 1;
    }
    return 0;
}

Spec asTable(const Spec& table, const IndexSpec& index) {
    Spec like = table;
    like.indexes.clear();
    like.readCapacityUnits = index.readCapacityUnits.value_or(1);
    like.writeCapacityUnits = index.writeCapacityUnits.value_or(1);
    like.maxReadRequestUnits = index.maxReadRequestUnits;
    like.maxWriteRequestUnits = index.maxWriteRequestUnits;
    like.warmReadUnits = index.warmReadUnits;
    like.warmWriteUnits = index.warmWriteUnits;
    like.partitions = index.partitions;
    like.partitionLift = index.partitionLift;
    if (table.itemCount)
        like.itemCount = static_cast<std::int64_t>(static_cast<double>(*table.itemCount) * index.present + 0.5);
    if (index.entrySize) {
        like.itemSize = base::Distribution::constant(static_cast<double>(index.entrySize->count));
    } else if (index.projection == Projection::KeysOnly) {
        like.itemSize = base::Distribution::constant(static_cast<double>(kKeysOnly.count));
    }
    return like;
}

}  // namespace headroom::dynamodb
