// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/base/distribution.hpp"
#include "model/base/keys.hpp"
#include "model/base/units.hpp"
#include "model/platform/client/retry_policy.hpp"
#include "model/workload/arrival_spec.hpp"

namespace headroom::workload {

/// One kind of request in a workload: a route of an API, an operation of a table, an invocation.
struct MixEntry {
    std::string route;      ///< of an API target: "GET /products/{id}"; of a function: its URL; else empty
    std::string operation;  ///< of a table target: "GetItem"; a function's: "Invoke"; else empty
    std::string indexName;  ///< of a table target: the secondary index that is read; empty: the table itself
    double weight = 1.0;
    std::optional<base::KeyPopularity> key;
    std::optional<base::Bytes> itemSize;
    std::int64_t items = 1;
    bool consistentRead = false;
};

/// Connections that stay open: each arrival is one.
struct SessionSpec {
    base::Distribution length;  ///< seconds that a client stays, unless it is put out first
    base::Rate messages;        ///< that a connected client sends, as a Poisson process; of the mix
    base::Rate received;        ///< that a connected client is sent by others

    bool silent() const { return messages.perSecond + received.perSecond <= 0.0; }
};

/// What a scenario says about one workload.
struct TrafficSpec {
    std::string name;
    std::string target;
    std::string via;            ///< the DAX cluster that answers for a table; empty: none
    std::vector<MixEntry> mix;  ///< at least one
    ArrivalSpec arrivals;       ///< open processes and closed users alike
    client::RetryMode retry = client::RetryMode::Off;
    std::optional<base::Duration> timeout;
    bool asynchronous = false;           ///< of a function: InvocationType Event, whose acceptance is the answer
    base::Distribution payloadSize;      ///< bytes of a request's body
    base::Distribution responseSize;     ///< bytes of an answer's body, where the target does not say
    bool streams = false;                ///< of a function's URL: its answers come as streams
    base::Distribution roundTrip;        ///< seconds on the client's network, both ways together
    std::optional<SessionSpec> session;  ///< of a WebSocket API
    std::string stage;                   ///< of an API; empty: its only one
    std::string apiKey;                  ///< of a REST API with usage plans; empty: none
    std::string unit;                    ///< what a request is to the business: "order"
};

}  // namespace headroom::workload
