// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "model/base/units.hpp"
#include "model/engine/request_pool.hpp"
#include "model/engine/resource_report.hpp"
#include "model/engine/task.hpp"

namespace headroom::engine {

/// How a request or call ended, by its root cause (scenario-format, section 4): a function that fails because its
/// table throttled is Throttled, whatever status its caller sees.
enum class Disposition : std::uint8_t { Succeeded, Throttled, Failed, TimedOut };
inline constexpr std::size_t kDispositions = 4;

/// How a client's SDK classifies an error, which decides whether and how it retries.
enum class ErrorKind : std::uint8_t {
    None,
    Throttling,  ///< 429, ProvisionedThroughputExceededException, ...
    Transient,   ///< 500, 502, 503, 504
    Timeout,     ///< no answer in time
    Permanent,   ///< the same again would fail again
};

/// What stopped the work behind an answer before its own end.
enum class Halt : std::uint8_t {
    None,
    Timeout,  ///< its own limit: a function's Timeout
    Crash,    ///< its process ended: no memory left, an exit
};

/// What came back. Two registers: it is handed on at every hop.
struct Outcome {
    Disposition disposition = Disposition::Succeeded;
    ErrorKind error = ErrorKind::None;
    std::uint16_t status = 200;  ///< the HTTP status the direct caller sees
    Halt halt = Halt::None;      ///< of an answer that tells of failed work
    std::uint8_t code = 0;       ///< of a refusal: which, in the target's own enumeration; 0: what `error` says
    base::Bytes response{};      ///< size of the answer's body

    bool ok() const { return error == ErrorKind::None; }
};

/// What is asked of a service. One shape for all: each service reads the fields its operations have.
struct Call {
    std::uint16_t operation = 0;  ///< the target's own enumeration
    std::uint16_t route = 0;      ///< of an API
    std::uint8_t branch = 0;      ///< of the request's work; see Request::newBranch
    bool consistentRead = false;
    bool synchronous = true;   ///< Invoke: RequestResponse or Event
    bool streams = false;      ///< of a function: its answer may come as a stream
    std::uint8_t index = 0;    ///< of a table: which secondary index is read, from 1; 0: the table itself
    bool poisoned = false;     ///< of a function: it is handed what its code can only end in an error of
    std::uint16_t stage = 0;   ///< of an API
    std::uint16_t client = 0;  ///< whose API key; 0: none
    std::uint32_t items = 1;   ///< of a batch, a transaction or a query
    std::uint32_t keys = 0;    ///< of a table: which keys `item` is one of, see base::kindNumber(); 0: not known
    std::uint64_t item = 0;    ///< which key, from 0
    base::Bytes itemSize{
        -1};              ///< overrides the target's; of an answer, where its target does not say; below 0: not given
    base::Bytes payload;  ///< size of the request's body
    std::uint64_t draws = 0;  ///< key of the random stream for this call; see base::deriveKey
    std::uint64_t token = 0;  ///< of a client that may walk away and try again: the draws of its first attempt; or 0
};

/// What befalls a service for a while: everything takes `slowdown` times as long, a share of the calls fails, and of a
/// cluster so many nodes are lost.
struct Incident {
    double slowdown = 1.0;
    double failing = 0.0;
    std::int64_t nodesLost = 0;
};

class RecordStream;

/// A modelled service: a request goes in, an outcome comes out. serve() keeps its own hold on the request, so that
/// it can go on when the caller has given up.
class Service {
public:
    Service() = default;
    Service(const Service&) = delete;
    Service& operator=(const Service&) = delete;
    virtual ~Service() = default;
    virtual Task<Outcome> serve(RequestRef request, Call call) = 0;
    /// From now on, until the next call of it; the default ends the incident. Services that cannot suffer ignore it.
    virtual void suffer(const Incident&) {}
    /// New code is deployed: a function loses its environments. Nothing happens to other services.
    virtual void redeploy() {}
    /// What it keeps of others' answers is forgotten. Nothing happens to services that keep none.
    virtual void flushCache() {}
    /// The clock has reached Start: what is kept by time (stored bytes, held capacity) is counted from here. Meters and
    /// counters only follow requests with Request::measured set.
    virtual void startMeasuring() {}
    /// The records that it keeps for readers; nullptr where it keeps none.
    virtual RecordStream* records() { return nullptr; }
    /// The run has ended, `window` after Start.
    virtual ResourceReport report(base::Duration window) const = 0;
};

}  // namespace headroom::engine
