// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/base/field.hpp"
#include "model/workload/traffic_spec.hpp"

/// The parameters of a workload, of a mix entry and of key popularities (scenario-format section 1).
namespace headroom::format {

using base::Field;
using base::FieldKind;
using base::FieldPlace;

inline constexpr std::array kCallFields{
    Field<workload::MixEntry>{{.name = "Route", .label = "Route", .kind = FieldKind::Text, .place = FieldPlace::Here, .doc = "Of an API: \"GET /products/{id}\"."}, &workload::MixEntry::route},
    Field<workload::MixEntry>{{.name = "Operation", .label = "Operation", .kind = FieldKind::Text, .place = FieldPlace::Here, .doc = "Of a table: GetItem ... TransactWriteItems; of a function: Invoke."}, &workload::MixEntry::operation},
    Field<workload::MixEntry>{{.name = "Key", .label = "Key", .kind = FieldKind::Object, .place = FieldPlace::Here, .doc = "Which item: Uniform {Keys}, Zipf {Keys, Exponent}, Hot {Keys, Share, Of} or Sequential {}; without it all items of the table alike."}},
    Field<workload::MixEntry>{{.name = "Items", .label = "Items", .kind = FieldKind::Integer, .place = FieldPlace::Here, .low = 1, .high = 1'000'000, .defaultText = "1", .doc = "Items in a batch, a transaction or a query's answer."}, &workload::MixEntry::items},
    Field<workload::MixEntry>{{.name = "ItemSize", .label = "Item size", .kind = FieldKind::Bytes, .place = FieldPlace::Here, .low = 1, .high = 400.0 * 1024.0, .doc = "Size of the item, in place of the table's."}, &workload::MixEntry::itemSize},
    Field<workload::MixEntry>{{.name = "ConsistentRead", .label = "Strongly consistent", .kind = FieldKind::Boolean, .place = FieldPlace::Here, .defaultText = "false", .doc = "Reads only: a strongly consistent read costs twice an eventually consistent one."}, &workload::MixEntry::consistentRead},
};

inline constexpr std::array kMixWeight{
    Field<workload::MixEntry>{{.name = "Weight", .label = "Weight", .kind = FieldKind::Number, .place = FieldPlace::Here, .low = 0, .high = 1e9, .defaultText = "1", .doc = "Share of the requests, relative to the other entries."}, &workload::MixEntry::weight},
};

inline constexpr std::array kWorkloadFields{
    Field<workload::TrafficSpec>{{.name = "Target", .label = "Target", .kind = FieldKind::Object, .place = FieldPlace::Here, .doc = "The resource that is called: an API, a function or a table.", .required = true}},
    Field<workload::TrafficSpec>{{.name = "Arrivals", .label = "Arrivals", .kind = FieldKind::Object, .place = FieldPlace::Here, .doc = "The arrival process.", .required = true}},
    Field<workload::TrafficSpec>{{.name = "Mix", .label = "Mix", .kind = FieldKind::Object, .place = FieldPlace::Here, .doc = "Several kinds of request by weight: a list of {Route or Operation ..., Weight}."}},
    Field<workload::TrafficSpec>{{.name = "Retry", .label = "Retries", .kind = FieldKind::Object, .place = FieldPlace::Here, .defaultText = "off", .doc = "Whether and how the client retries: {\"Mode\": \"2026\" | \"standard\" | \"legacy\" | \"off\"}."}},
    Field<workload::TrafficSpec>{{.name = "Timeout", .label = "Client timeout", .kind = FieldKind::Duration, .place = FieldPlace::Here, .low = 1e-3, .high = 86'400, .doc = "Of one attempt; the callee goes on."}, &workload::TrafficSpec::timeout},
    Field<workload::TrafficSpec>{{.name = "PayloadSize", .label = "Payload size", .kind = FieldKind::BytesDistribution, .place = FieldPlace::Here, .low = 0, .high = 1e9, .defaultText = "0B", .doc = "Size of a request's body.", .source = "nothing published: what most GET requests have", .guess = true}, &workload::TrafficSpec::payloadSize},
    Field<workload::TrafficSpec>{{.name = "ResponseSize", .label = "Response size", .kind = FieldKind::BytesDistribution, .place = FieldPlace::Here, .low = 0, .high = 1e9, .defaultText = "1KB", .doc = "Size of an answer's body; decides data transfer out.", .source = "nothing published: a small JSON document", .guess = true}, &workload::TrafficSpec::responseSize},
    Field<workload::TrafficSpec>{{.name = "RoundTrip", .label = "Client's network", .kind = FieldKind::DurationDistribution, .place = FieldPlace::Here, .low = 0, .high = 60, .defaultText = "0s", .doc = "Time on the client's network, both ways together."}, &workload::TrafficSpec::roundTrip},
    Field<workload::TrafficSpec>{{.name = "TimeZone", .label = "Time zone", .kind = FieldKind::Object, .place = FieldPlace::Here, .defaultText = "UTC", .doc = "Clock of the people behind the load: \"America/New_York\"."}},
    Field<workload::TrafficSpec>{{.name = "Unit", .label = "Business unit", .kind = FieldKind::Text, .place = FieldPlace::Here, .doc = "What a request is to the business: \"order\"."}, &workload::TrafficSpec::unit},
};

inline constexpr base::FieldInfo kKeysInfo{.name = "Keys", .label = "Keys", .kind = FieldKind::Integer, .place = FieldPlace::Here, .low = 1, .high = 1e12, .doc = "Number of different keys.", .required = true};

}  // namespace headroom::format
