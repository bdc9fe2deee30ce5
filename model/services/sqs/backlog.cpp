// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/sqs/backlog.hpp"

#include <limits>

namespace headroom::sqs {

bool Backlog::follows(const Run& run, const Message& message) {
    const Message& first = run.first;
    constexpr std::int64_t kSecond = base::seconds(1).count;
    return first.number + run.more + 1 == message.number && first.workload == message.workload &&
           first.receives == message.receives && first.size == message.size &&
           first.processable == message.processable && first.sent.ns / kSecond == message.sent.ns / kSecond &&
           run.more < std::numeric_limits<std::uint32_t>::max();
}

void Backlog::put(const Message& message) {
    if (count_ >= kLong && follows(runs_.back(), message))
        ++runs_.back().more;
    else
        runs_.push({message, 0});
    ++count_;
    bytes_ += message.size;
}

Message Backlog::take() {
    Run& run = runs_.front();
    const Message message = run.first;
    if (run.more > 0) {
        ++run.first.number;
        --run.more;
    } else {
        runs_.pop();
    }
    --count_;
    bytes_ = bytes_ - message.size;
    return message;
}

}  // namespace headroom::sqs
