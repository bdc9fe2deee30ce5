// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/sqs/backlog.hpp"

#include <limits>

#include "model/services/sqs/limits.hpp"

namespace headroom::sqs {

bool Backlog::alike(const Message& one, const Message& other) {
    return one.workload == other.workload && one.receives == other.receives && one.processable == other.processable &&
           billedRequests(one.size) == billedRequests(other.size) && secondOf(one.visible) == secondOf(other.visible) &&
           secondOf(one.sent) == secondOf(other.sent) && secondOf(one.entered) == secondOf(other.entered);
}

Backlog::Run* Backlog::runFor(const Message& message) {
    const std::uint64_t from = runs_.end() - std::min<std::uint64_t>(runs_.size(), kLookBack);
    for (std::uint64_t i = runs_.end(); i != from; --i) {
        Run& run = runs_.at(i - 1);
        if (secondOf(run.first.visible) != secondOf(message.visible)) return nullptr;  // all before are older still
        if (alike(run.first, message) && run.count < std::numeric_limits<std::uint32_t>::max()) return &run;
    }
    return nullptr;
}

base::Instant Backlog::put(const Message& message) {
    ++count_;
    bytes_ += message.size;
    earliest_ = std::min(earliest_, message.sent);
    Run* const run = count_ > kLong ? runFor(message) : nullptr;
    if (run == nullptr) {
        runs_.push({message, message.size, 1});
        return message.entered;
    }
    run->first.sent = std::min(run->first.sent, message.sent);
    run->bytes += message.size;
    ++run->count;
    return run->first.entered;
}

Message Backlog::take() {
    Run& run = runs_.front();
    const Message message = run.next();
    run.bytes = run.bytes - message.size;
    if (--run.count == 0) runs_.pop();
    --count_;
    bytes_ = bytes_ - message.size;
    if (count_ == 0) earliest_ = base::Instant{INT64_MAX};
    return message;
}

}  // namespace headroom::sqs
