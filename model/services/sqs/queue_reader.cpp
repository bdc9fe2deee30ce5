// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/sqs/queue_reader.hpp"

#include <utility>

namespace headroom::sqs {

using engine::RecordBatch;

RecordBatch QueueReader::part(const RecordBatch& batch, std::uint32_t from, std::uint32_t count) const {
    const InFlight& inFlight = queue_.inFlight_;
    RecordBatch part = batch;
    InFlight::Index index = inFlight.after(static_cast<InFlight::Index>(batch.first), from);
    part.first = index;
    part.records = count;
    part.payload = base::Bytes(0);
    part.oldest = inFlight.at(index).message.sent;
    for (std::uint32_t i = 0; i < count; ++i) {
        part.payload += inFlight.at(index).message.size;
        part.newest = inFlight.at(index).message.sent;
        index = inFlight.after(index, 1);
    }
    return part;
}

std::optional<std::uint32_t> QueueReader::firstUnprocessable(const RecordBatch& batch) const {
    auto index = static_cast<InFlight::Index>(batch.first);
    for (std::uint32_t i = 0; i < batch.records; ++i) {
        if (!queue_.inFlight_.at(index).message.processable) return i;
        index = queue_.inFlight_.after(index, 1);
    }
    return std::nullopt;
}

/// Those that are done are deleted, in calls of ten; the others are there again when their visibility timeout is over,
/// or lost when they become too old before that.
void QueueReader::end(const RecordBatch& batch, bool failed, bool unprocessableOnly) {
    auto next = static_cast<InFlight::Index>(batch.first);
    const std::uint32_t poller = queue_.inFlight_.at(next).poller;
    const base::Instant back = queue_.inFlight_.at(next).at + queue_.spec_.visibility();
    std::int64_t deleted = 0;
    InFlight::Chain again;
    for (std::uint32_t i = 0; i < batch.records; ++i) {
        const InFlight::Index index = std::exchange(next, queue_.inFlight_.after(next, 1));
        const Message& message = queue_.inFlight_.at(index).message;
        const base::Instant tooOld = message.sent + queue_.spec_.retention();
        if (!failed || (unprocessableOnly && message.processable)) {
            queue_.erase(index);
            ++deleted;
        } else if (tooOld <= std::max(back, queue_.world_.now())) {
            queue_.loseAt(index, tooOld).spawn();
        } else {
            queue_.inFlight_.link(again, index);
        }
    }
    if (queue_.measuring()) queue_.usage_.deleted(deleted, batch.workload);
    queue_.idle_.waits(poller, queue_.world_.now());
    if (again.count > 0) queue_.comeBack(again, back).spawn();
}

}  // namespace headroom::sqs
