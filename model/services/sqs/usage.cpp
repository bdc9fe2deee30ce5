// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/sqs/usage.hpp"

#include <algorithm>

namespace headroom::sqs {

using engine::Statistic;

namespace {

// AWS's offer file of AWSQueueService, 2026-09-11.
constexpr const char* kService = "AWSQueueService";
constexpr const char* kRequests = "Requests-RBP";

double number(std::int64_t count) { return static_cast<double>(count); }

std::int64_t callsFor(std::int64_t messages) { return (messages + kMostInBatch - 1) / kMostInBatch; }

}  // namespace

Usage::Usage(engine::World& world, const std::string& queue)
    : sentMetric_(world.metrics().metric(queue, "NumberOfMessagesSent", Statistic::Sum)),
      size_(world.metrics().metric(queue, "SentMessageSize", Statistic::Average)),
      receivedMetric_(world.metrics().metric(queue, "NumberOfMessagesReceived", Statistic::Sum)),
      emptyMetric_(world.metrics().metric(queue, "NumberOfEmptyReceives", Statistic::Sum)),
      deletedMetric_(world.metrics().metric(queue, "NumberOfMessagesDeleted", Statistic::Sum)),
      ageMetric_(world.metrics().metric(queue, "ApproximateAgeOfOldestMessage", Statistic::Maximum)),
      visible_(world.metrics().gauge(queue, "ApproximateNumberOfMessagesVisible", world.now())),
      inFlight_(world.metrics().gauge(queue, "ApproximateNumberOfMessagesNotVisible", world.now())),
      delayed_(world.metrics().gauge(queue, "ApproximateNumberOfMessagesDelayed", world.now())) {}

void Usage::sent(std::int64_t messages, base::Bytes payload, std::uint32_t workload) {
    sentMetric_.add(number(messages));
    for (std::int64_t i = 0; i < messages; ++i) size_.add(number(payload.count) / number(messages));
    sent_ += messages;
    bill(billedRequests(payload), workload);
}

void Usage::received(std::int64_t messages, std::int64_t requests, std::uint32_t workload) {
    receivedMetric_.add(number(messages));
    received_ += messages;
    bill(requests, workload);
}

void Usage::deleted(std::int64_t messages, std::uint32_t workload) {
    if (messages == 0) return;
    deletedMetric_.add(number(messages));
    deleted_ += messages;
    bill(callsFor(messages), workload);
}

void Usage::emptyReceives(std::int64_t calls) {
    if (calls == 0) return;
    emptyMetric_.add(number(calls));
    empty_ += calls;
    requests_ += calls;
}

void Usage::age(base::Duration age) {
    ageMetric_.add(base::toSeconds(age));
    oldest_ = std::max(oldest_, base::toSeconds(age));
}

void Usage::addTo(engine::ResourceReport& report, std::int64_t empty) const {
    report.figures.insert(report.figures.end(), {{"NumberOfMessagesSent", number(sent_)},
                                                 {"NumberOfMessagesReceived", number(received_)},
                                                 {"NumberOfMessagesDeleted", number(deleted_)},
                                                 {"NumberOfEmptyReceives", number(empty_ + empty)},
                                                 {"MessagesRefused", number(refused_)},
                                                 {"MessagesLost", number(lost_)},
                                                 {"MessagesMovedToDeadLetterQueue", number(moved_)},
                                                 {"ApproximateAgeOfOldestMessageMax", oldest_}});
    report.readings.push_back({report.resource, kService, kRequests, requests_ + empty, 1, base::MeterKind::Measured});
}

void Usage::addCauses(const std::string& queue, std::vector<engine::CausedReading>& into) const {
    into.push_back({queue, kService, kRequests, requestsOf_.all()});
}

}  // namespace headroom::sqs
