// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/poller_shards.hpp"

#include <algorithm>

#include "model/engine/delay.hpp"
#include "model/services/lambda/measured_request.hpp"

namespace headroom::lambda {

namespace {

// A batch of 10,000 is halved 14 times at most; each time one half waits.
constexpr std::size_t kPieces = 16;

constexpr std::uint64_t kRecords = 0x6661'696c'6564'0000ULL;  // "failed"

// Who waits longer than this for a mapping is left behind: our choice.
constexpr base::Duration kLag = base::minutes(1);

}  // namespace

ShardPoller::ShardPoller(engine::World& world, const std::string& name, const ShardPollerSpec& spec,
                         std::uint32_t shards, engine::RecordSource& source, engine::Service& function)
    : world_(world),
      spec_(spec),
      source_(source),
      function_(function),
      key_(world.keyOf("poller of " + name)),
      begin_(world.begin()),
      iteratorAge_(world.metrics().metric(name, "IteratorAge", engine::Statistic::Maximum)),
      lanes_(shards * static_cast<std::uint32_t>(spec.parallelizationFactor)) {
    for (Lane& lane : lanes_) lane.pieces.reserve(kPieces);
}

void ShardPoller::start() {
    for (std::uint32_t lane = 0; lane < lanes(); ++lane) read(lane).spawn();
    noteStart().spawn();
}

engine::Process ShardPoller::noteStart() {
    if (world_.now() < base::Instant{}) co_await engine::delayUntil(base::Instant{}, engine::Rank::Normal);
    waitingAtStart_ = waiting();
}

void ShardPoller::arrived(std::uint32_t lane) {
    const std::coroutine_handle<> idle = std::exchange(lanes_[lane].idle, {});
    if (idle) world_.scheduler().resume(idle);
}

/// Shards are read at fixed times, whatever comes in between.
base::Instant ShardPoller::nextRead() const {
    const base::Duration since = world_.now() - begin_;
    const std::int64_t reads = (since.count + spec_.interval.count - 1) / spec_.interval.count;
    return begin_ + spec_.interval * reads;
}

/// By number or by bytes.
bool ShardPoller::full(std::uint32_t lane) const {
    return source_.ready(lane) >= spec_.batchSize || source_.readyBytes(lane) >= kLargestBatch;
}

engine::Process ShardPoller::read(std::uint32_t lane) {
    std::int64_t read = 0;  // that no batch has taken yet
    for (;;) {
        read = std::min(read, source_.ready(lane));
        if (read == 0) {
            Idle records{*this, lane};
            co_await records;
            co_await engine::delayUntil(nextRead(), engine::Rank::Normal);
            read = source_.ready(lane);
        }
        const base::Instant due = source_.oldest(lane) + spec_.window;
        while (world_.now() < due && !full(lane)) {
            co_await engine::delayUntil(std::min(due, world_.now() + spec_.interval), engine::Rank::Normal);
            read = source_.ready(lane);
        }
        const Batch taken = source_.take(lane, std::min(spec_.batchSize, read), kLargestBatch);
        read -= taken.records;
        if (world_.now() >= base::Instant{}) recordsRead_ += taken.records;
        engine::Task<engine::Done> batch = work(lane, taken);
        co_await batch;
    }
}

engine::Task<engine::Done> ShardPoller::work(std::uint32_t lane, Batch batch) {
    std::vector<Piece>& pieces = lanes_[lane].pieces;
    pieces.push_back({batch});
    const engine::RequestRef first = requestOf(world_, key_, number_++, batch);
    for (std::uint64_t attempt = 0; !pieces.empty(); ++attempt) {
        const Piece piece = pieces.back();
        pieces.pop_back();
        if (tooOld(piece.batch)) {
            discard(piece.batch);
            continue;
        }
        const engine::RequestRef request = measuredAgain(world_, first);
        if (request->measured) {
            ++usage_.batches;
            usage_.records += piece.batch.records;
            iteratorAge_.add(base::toSeconds(world_.now() - piece.batch.newest) * 1e3);
        }
        usage_.busyPeak = std::max(usage_.busyPeak, ++busy_);
        const engine::Call call = callOf(piece.batch, *request, attempt, poisons(piece.batch));
        engine::Task<engine::Outcome> invocation = function_.serve(request, call);
        const engine::Outcome outcome = co_await invocation;
        --busy_;
        if (outcome.ok() && !source_.firstUnprocessable(piece.batch)) {
            source_.processed(piece.batch);
            continue;
        }
        const bool throttled = outcome.error == engine::ErrorKind::Throttling;
        if (request->measured) ++(throttled ? usage_.throttledBatches : usage_.failedBatches);
        // Only code that ran can say which record failed.
        Piece rest = piece;
        const auto bad =
            outcome.ok() && spec_.reportsItemFailures ? source_.firstUnprocessable(piece.batch) : std::nullopt;
        if (bad && *bad > 0) {
            source_.processed(source_.part(piece.batch, 0, *bad));
            rest.batch = source_.part(piece.batch, *bad, piece.batch.records - *bad);
        }
        const base::Duration pause = retry(lanes_[lane], rest, throttled, bad.value_or(0) > 0);
        co_await engine::delay(pause);
    }
    co_return engine::Done{};
}

/// `cut`: the code said where it failed, and the batch was cut there, which is a way of bisecting it (Guide,
/// services-ddb-batchfailurereporting).
base::Duration ShardPoller::retry(Lane& lane, Piece piece, bool throttled, bool cut) {
    const std::uint32_t records = piece.batch.records;
    if (throttled) {
        lane.pieces.push_back(piece);  // AWS does not say whether a throttle uses up a retry: here it does not
        return spec_.retryPause;
    }
    if (spec_.bisects && cut) {
        lane.pieces.push_back(piece);
        return spec_.retryPause;
    }
    if (spec_.bisects && records > 1) {
        const std::uint32_t half = records / 2;
        lane.pieces.push_back({source_.part(piece.batch, half, records - half), piece.retries});
        lane.pieces.push_back({source_.part(piece.batch, 0, half), piece.retries});
        return spec_.retryPause;
    }
    if (spec_.maximumRetryAttempts && piece.retries >= *spec_.maximumRetryAttempts) {
        discard(piece.batch);
        return base::Duration(0);
    }
    ++piece.retries;
    lane.pieces.push_back(piece);
    return spec_.retryPause;
}

std::uint64_t ShardPoller::leftBehind() const {
    std::uint64_t records = 0;
    for (std::uint32_t lane = 0; lane < lanes(); ++lane) {
        const std::int64_t ready = source_.ready(lane);
        if (ready > 0 && world_.now() - source_.oldest(lane) > spec_.window + kLag)
            records += static_cast<std::uint64_t>(ready);
    }
    return records;
}

std::int64_t ShardPoller::waiting() const {
    std::int64_t records = 0;
    for (std::uint32_t lane = 0; lane < lanes(); ++lane) records += source_.ready(lane);
    return records;
}

void ShardPoller::report(engine::ResourceReport& into) const {
    const auto now = static_cast<double>(waiting());
    into.figures.push_back({"RecordsRead", static_cast<double>(recordsRead_)});
    into.figures.push_back({"RecordsWaitingAtStart", static_cast<double>(waitingAtStart_)});
    into.figures.push_back({"RecordsWaitingAtEnd", now});
}

bool ShardPoller::tooOld(const Batch& batch) const {
    return spec_.maximumRecordAge && world_.now() - batch.oldest > *spec_.maximumRecordAge;
}

bool ShardPoller::poisons(const Batch& batch) const {
    return !spec_.reportsItemFailures && source_.firstUnprocessable(batch).has_value();
}

void ShardPoller::discard(const Batch& batch) {
    if (world_.now() >= base::Instant{}) {
        usage_.discardedRecords += batch.records;
        ++usage_.discardedBatches;
        ++usage_.discardedOf.of(batch.workload);
    }
    if (onFailure_.service != nullptr) tell(batch).spawn();
    source_.discarded(batch);
}

/// One record a batch, of which records it was and why, without them (Guide, services-dynamodb-errors): as large as its
/// receiver takes messages to be.
engine::Process ShardPoller::tell(Batch batch) {
    const engine::RequestRef request = requestOf(world_, base::deriveKey(key_, kRecords), told_++, batch);
    engine::Call record;
    record.operation = onFailure_.operation;
    record.synchronous = false;
    record.draws = base::deriveKey(request->key, 0);
    engine::Task<engine::Outcome> delivery = onFailure_.service->serve(request, record);
    const engine::Outcome outcome = co_await delivery;
    if (!outcome.ok() && request->measured) ++untold_;
}

}  // namespace headroom::lambda
