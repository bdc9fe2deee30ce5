// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/sqs/queue_reader.hpp"

namespace headroom::sqs {

using engine::RecordBatch;

RecordBatch QueueReader::part(const RecordBatch& batch, std::uint32_t from, std::uint32_t count) const {
    RecordBatch part = batch;
    part.first = batch.first + from;
    part.records = count;
    part.payload = base::Bytes(0);
    for (std::uint64_t i = part.first; i != part.first + count; ++i) part.payload += queue_.handed_.at(i).message.size;
    part.oldest = queue_.handed_.at(part.first).message.sent;
    part.newest = queue_.handed_.at(part.first + count - 1).message.sent;
    return part;
}

std::optional<std::uint32_t> QueueReader::firstUnprocessable(const RecordBatch& batch) const {
    for (std::uint32_t i = 0; i < batch.records; ++i) {
        if (!queue_.handed_.at(batch.first + i).message.processable) return i;
    }
    return std::nullopt;
}

/// Those that are done are deleted, in calls of ten; the others are there again when their visibility timeout is over.
void QueueReader::end(const RecordBatch& batch, bool failed, bool unprocessableOnly) {
    std::int64_t deleted = 0;
    for (std::uint64_t i = batch.first; i != batch.first + batch.records; ++i) {
        if (failed && (!unprocessableOnly || !queue_.handed_.at(i).message.processable)) continue;
        queue_.remove(i);
        ++queue_.count_.deleted;
        ++deleted;
    }
    if (queue_.measuring()) queue_.usage_.deleted(deleted, batch.workload);
    queue_.idle_.waits(queue_.world_.now());
    const base::Instant back = queue_.handed_.at(batch.first).at + queue_.spec_.visibility();
    queue_.settle();
    if (deleted < static_cast<std::int64_t>(batch.records)) queue_.comeBack(batch.first, batch.records, back).spawn();
}

}  // namespace headroom::sqs
