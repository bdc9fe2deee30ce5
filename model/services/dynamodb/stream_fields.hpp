// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/base/field.hpp"
#include "model/services/dynamodb/spec.hpp"

/// The parameters of a table's stream.
namespace headroom::dynamodb {

namespace source {
inline constexpr std::string_view kStream = "DynamoDB Developer Guide, Streams, 2026-04-13";
}  // namespace source

inline constexpr std::array<std::string_view, 4> kStreamViews{"KEYS_ONLY", "NEW_IMAGE", "OLD_IMAGE",
                                                              "NEW_AND_OLD_IMAGES"};

inline constexpr std::array<base::Field<Spec>, 4> kStreamFields{{
    {{.name = "StreamSpecification",
      .label = "Stream",
      .kind = base::FieldKind::Object,
      .doc = "Every change of an item becomes a record, which functions read through event source mappings.",
      .source = "CloudFormation Template Reference, AWS::DynamoDB::Table, 2026-04-13"}},
    {{.name = "StreamRecordOverhead",
      .label = "Keys and metadata of a record",
      .kind = base::FieldKind::Bytes,
      .place = base::FieldPlace::Behavior,
      .low = 0,
      .high = 64 * 1024,
      .defaultText = "500B",
      .doc = "What a record of the table's stream is larger than the images that it holds.",
      .source = "no typical size is published: a record of the Lambda Developer Guide's example without its images has "
                "about as much",
      .guess = true},
     &Spec::streamOverhead},
    {{.name = "UnprocessableRecords",
      .label = "Records that no reader can process",
      .kind = base::FieldKind::Probability,
      .place = base::FieldPlace::Behavior,
      .low = 0,
      .high = 1,
      .defaultText = "0",
      .doc = "Share of the stream's records that fail their batch however often it is tried.",
      .source = "the design's own"},
     &Spec::unprocessableRecords},
    {{.name = "StreamReadRate",
      .label = "Other reads of the stream",
      .kind = base::FieldKind::Rate,
      .place = base::FieldPlace::Behavior,
      .low = 0,
      .high = 1e6,
      .defaultText = "0/s",
      .doc = "GetRecords calls a second of readers of one's own; Lambda's and those of global tables are free.",
      .source = "DynamoDB Developer Guide, CostOptimization_StreamsUsage, 2026-04-13: a read request unit each, of at "
                "most 1 MB"},
     &Spec::streamReads},
}};

/// Inside StreamSpecification.
inline constexpr std::array<base::Field<Spec>, 1> kStreamViewFields{{
    {{.name = "StreamViewType",
      .label = "What records hold",
      .kind = base::FieldKind::Choice,
      .place = base::FieldPlace::Here,
      .choices = kStreamViews,
      .doc = "The keys of the changed item alone, or its image after the change, before it, or both as well.",
      .source = source::kStream,
      .required = true},
     [](Spec& spec, std::size_t choice) { spec.stream = static_cast<StreamView>(choice); }},
}};

}  // namespace headroom::dynamodb
