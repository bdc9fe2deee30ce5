// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/platform/cloudwatch/watch.hpp"

#include "model/engine/delay.hpp"

namespace headroom::cloudwatch {

engine::Process Watch::everyMinute() {
    for (;;) {
        co_await engine::delayUntil(nextMinute(world_.now()), engine::Rank::Clock);
        const std::optional<engine::Datapoint> point = metric_.takeMinute(world_.now());
        if (delay_.count > 0) {
            publish(point).spawn();
        } else {
            evaluate(point);
        }
    }
}

engine::Process Watch::publish(std::optional<engine::Datapoint> point) {
    co_await engine::delay(delay_, engine::Rank::Clock);
    evaluate(point);
}

void Watch::evaluate(const std::optional<engine::Datapoint>& point) {
    if (listener_ != nullptr) listener_->evaluating(world_.now());
    for (Alarm& alarm : alarms_) alarm.evaluate(point, world_.now());
    if (listener_ != nullptr) listener_->evaluated(world_.now());
}

}  // namespace headroom::cloudwatch
