// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace headroom::pricing {

/// The usage type under which use is counted that AWS calls otherwise in some regions, both without prefix: the
/// requests of Amazon SQS are `Requests-RBP` in us-east-1 and `Requests-Tier1` elsewhere, and those that are free
/// `Global-Requests`, which do not say of which queues they are and are counted as standard ones. Any other usage type
/// is itself. Sources: AWSQueueService's offer file of us-east-1 (2026-09-11); programs that read that
/// of eu-west-1 and ap-northeast-1, and queries of billing exports, name the others (read 2026-11-29).
std::string_view countedAs(std::string_view service, std::string_view usageType);

/// Whether `unit` is `counted` otherwise written: by case, blanks or as one in place of several ("Request").
bool isSameUnit(std::string_view unit, std::string_view counted);

}  // namespace headroom::pricing
