// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/result.hpp"

namespace headroom::study {

DesignResult::DesignResult() = default;
DesignResult::DesignResult(const DesignResult&) = default;
DesignResult::DesignResult(DesignResult&&) noexcept = default;
DesignResult& DesignResult::operator=(const DesignResult&) = default;
DesignResult& DesignResult::operator=(DesignResult&&) noexcept = default;
DesignResult::~DesignResult() = default;

}  // namespace headroom::study
