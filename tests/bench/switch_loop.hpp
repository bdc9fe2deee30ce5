// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/engine/event_queue.hpp"
#include "tests/bench/path.hpp"

namespace headroom::bench {

/// The same path as one would write it for speed alone: a record a request, an event that names the record, a loop over
/// a switch. Same draws, same figures to the last bit; the baseline the engine is held against.
class SwitchLoop {
public:
    explicit SwitchLoop(double perSecond) : state_(perSecond) {
        schedule(state_.nextGap(), engine::Rank::Normal, kArrival);
        schedule(base::minutes(1), engine::Rank::Clock, kMinute);
    }

    void runUntil(base::Instant end) {
        for (;;) {
            const engine::Event event = queue_.top();
            if (event.time >= end.ns) return;
            queue_.pop();
            now_.ns = event.time;
            handle(event.slot());
        }
    }
    std::uint64_t finished() const { return state_.figures.apiLatency.count(); }
    PathState& state() { return state_; }

private:
    static constexpr std::uint32_t kArrival = 0xff'ffff;
    static constexpr std::uint32_t kMinute = 0xff'fffe;
    struct Record {
        std::optional<engine::RequestRef> request;
        base::Instant arrived;  ///< at the function
        base::Instant began;    ///< of the function's work
        base::Instant since;    ///< of the present step
        Step step = Step::Overhead;
        bool throttled = false;
    };

    void schedule(base::Duration after, engine::Rank rank, std::uint32_t record) {
        const auto high = static_cast<std::uint64_t>(rank) << (engine::Event::kSequenceBits + engine::Event::kSlotBits);
        queue_.push({now_.ns + after.count, high | sequence_++ << engine::Event::kSlotBits | record});
    }
    void wait(std::uint32_t index, Step step) {
        Record& record = records_[index];
        record.step = step;
        record.since = now_;
        schedule(state_.delays.draw(step, (*record.request)->key, now_), engine::Rank::Release, index);
    }
    void handle(std::uint32_t index) {
        if (index == kArrival) {
            arrive();
        } else if (index == kMinute) {
            state_.world.metrics().closePeriod(now_, true);
            schedule(base::minutes(1), engine::Rank::Clock, kMinute);
        } else {
            advance(index);
        }
    }
    void arrive() {
        if (state_.apiBucket.take(1, now_)) {
            const std::uint32_t index = newRecord();
            state_.figures.count.add(1.0);
            state_.begin(**records_[index].request, number_, now_);
            wait(index, Step::Overhead);
        } else {
            state_.figures.count.add(1.0);
            ++state_.figures.throttled;
        }
        ++number_;
        schedule(state_.nextGap(), engine::Rank::Normal, kArrival);
    }
    void advance(std::uint32_t index) {
        Record& record = records_[index];
        engine::Request& request = **record.request;
        Figures& figures = state_.figures;
        switch (record.step) {
            case Step::Overhead:
                request.record(figures.apiHop, engine::Cause::Overhead, record.since, now_, 0);
                figures.invocations.add(1.0);
                figures.concurrency.change(1, now_);
                if (!state_.warm.take(now_)) {
                    ++figures.coldStarts;
                    wait(index, Step::Init);
                    return;
                }
                record.began = now_;
                wait(index, Step::Compute);
                return;
            case Step::Init:
                request.record(figures.functionHop, engine::Cause::Init, record.since, now_, 0);
                record.began = now_;
                wait(index, Step::Compute);
                return;
            case Step::Compute:
                request.record(figures.functionHop, engine::Cause::Compute, record.since, now_, 0);
                if (state_.tableBucket.take(1, now_)) {
                    wait(index, Step::Table);
                } else {
                    ++figures.throttled;
                    record.throttled = true;
                    wait(index, Step::Finish);
                }
                return;
            case Step::Table:
                request.record(figures.tableHop, engine::Cause::Downstream, record.since, now_, 0);
                figures.tableLatency.record(now_ - record.since);
                figures.consumed.add(1.0);
                wait(index, Step::Finish);
                return;
            case Step::Finish:
                request.record(figures.functionHop, engine::Cause::Compute, record.since, now_, 0);
                finish(record);
                freeRecords_.push_back(index);
                return;
        }
    }
    void finish(Record& record) {
        Figures& figures = state_.figures;
        const base::Duration worked = now_ - record.began;
        state_.warm.giveBack(now_);
        figures.concurrency.change(-1, now_);
        figures.duration.add(static_cast<double>(worked.count) * 1e-6);
        figures.functionDuration.record(worked);
        figures.granules += 512 * (worked.count / 1'000'000 + 1);
        const base::Duration latency = now_ - (*record.request)->began;
        figures.latency.add(static_cast<double>(latency.count) * 1e-6);
        if (!record.throttled) {
            figures.apiLatency.record(latency);
            figures.bands.record(**record.request, 0, (*record.request)->began, latency);
        }
        record.request.reset();
    }
    std::uint32_t newRecord() {
        if (freeRecords_.empty()) {
            records_.emplace_back();
            freeRecords_.push_back(static_cast<std::uint32_t>(records_.size() - 1));
        }
        const std::uint32_t index = freeRecords_.back();
        freeRecords_.pop_back();
        records_[index].request.emplace(state_.world.requests().acquire());
        records_[index].throttled = false;
        return index;
    }

    PathState state_;
    engine::EventQueue queue_;
    base::Instant now_;
    std::uint64_t sequence_ = 0;
    std::uint64_t number_ = 0;
    std::vector<Record> records_;
    std::vector<std::uint32_t> freeRecords_;
};

}  // namespace headroom::bench
