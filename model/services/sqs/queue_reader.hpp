// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>

#include "model/engine/record_stream.hpp"
#include "model/services/sqs/queue.hpp"

namespace headroom::sqs {

/// What an event source mapping reads of a queue.
class QueueReader final : public engine::RecordSource {
public:
    explicit QueueReader(Queue& queue) : queue_(queue) {}

    std::int64_t ready(std::uint32_t) const override {
        return std::min(queue_.backlog_.count(), kMostInFlight - queue_.count_.inFlight);
    }
    base::Bytes readyBytes(std::uint32_t) const override { return queue_.backlog_.bytes(); }
    base::Instant oldest(std::uint32_t) const override { return queue_.backlog_.next().visible; }
    engine::RecordBatch take(std::uint32_t, std::int64_t most, base::Bytes room) override {
        return queue_.hand(most, room);
    }
    engine::RecordBatch part(const engine::RecordBatch& batch, std::uint32_t from, std::uint32_t count) const override;
    std::optional<std::uint32_t> firstUnprocessable(const engine::RecordBatch& batch) const override;
    void processed(const engine::RecordBatch& batch) override { end(batch, false, false); }
    void failed(const engine::RecordBatch& batch, bool unprocessableOnly) override {
        end(batch, true, unprocessableOnly);
    }
    /// Of streams only.
    void discarded(const engine::RecordBatch&) override {}

private:
    void end(const engine::RecordBatch& batch, bool failed, bool unprocessableOnly);

    Queue& queue_;
};

}  // namespace headroom::sqs
