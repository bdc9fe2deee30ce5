// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/terraform_untaken.hpp"

#include <algorithm>
#include <array>

#include "scenarios/import/untaken.hpp"

namespace headroom::importing::terraform {

using document::Node;

namespace {

/// Identifiers, what AWS computes, deployment and permissions (terraform-provider-aws 6, documentation of each
/// resource, 2026): without effect on what is simulated, and no properties in CloudFormation.
constexpr auto kBookkeeping = std::to_array<std::string_view>({
    "id",
    "arn",
    "tags",
    "tags_all",
    "region",
    "name",
    "name_prefix",
    "timeouts",
    "description",
    "version",
    "qualified_arn",
    "invoke_arn",
    "qualified_invoke_arn",
    "response_streaming_invoke_arn",
    "last_modified",
    "source_code_hash",
    "source_code_size",
    "code_sha256",
    "filename",
    "s3_bucket",
    "s3_key",
    "s3_object_version",
    "image_uri",
    "publish",
    "publish_to",
    "signing_job_arn",
    "signing_profile_version_arn",
    "skip_destroy",
    "replacement_security_group_ids",
    "security_group_ids",
    "vpc_id",
    "stream_arn",
    "stream_label",
    "attribute",
    "restore_date_time",
    "restore_source_name",
    "restore_source_table_arn",
    "restore_to_latest_time",
    "uuid",
    "function_arn",
    "state_transition_reason",
    "last_processing_result",
    "created_date",
    "creation_date",
    "execution_arn",
    "root_resource_id",
    "api_endpoint",
    "api_id",
    "path",
    "url_id",
    "function_url",
    "function_version",
    "status",
    "state_machine_version_arn",
    "revision_id",
    "version_description",
    "statement_id",
    "source_arn",
    "source_account",
    "invoke_url",
    "deployment_id",
    "triggers",
    "vpc_endpoint_ids",
    "ip_address_type",
    "web_acl_arn",
    "value",
    "configuration_endpoint",
    "cluster_address",
    "nodes",
    "port",
    "iam_role_arn",
    "subnet_group_name",
    "security_group_names",
    "availability_zones",
    "maintenance_window",
    "force_destroy",
    "force_delete",
    "kms_key_arn",
    "kms_key_id",
    "group_name",
    "flexible_time_window",
    "role_arn",
    "retry_policy",
    "input",
    "optimization_status",
    "principal_org_id",
    "function_url_auth_type",
    "event_source_token",
    "last_updated_date",
    "product_code",
    "resource_label",
    "alarm_arns",
    "state_machine_arn",
    "table_arn",
    "customer_id",
    "access_log_settings_arn",
    "log_group",
    "read_capacity",
    "write_capacity",
    "hash_key",
    "range_key",
    "type",
    "propagate_tags",
    "state",
});

/// "tracing_config" as CloudFormation writes it: "TracingConfig".
std::string camel(std::string_view text) {
    std::string name;
    bool upper = true;
    for (const char c : text) {
        if (c != '_') name += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        upper = c == '_';
    }
    return name;
}

void tellInside(const Node& values, const std::string& prefix, const Block::Taken& taken, Resource& resource,
                Report& report) {
    for (const document::Member& member : values.members()) {
        if (!taken.contains(&member.value)) {
            const bool known = std::ranges::find(kBookkeeping, member.key) != kBookkeeping.end();
            // Inside of a block the name is that of no property of the resource.
            const std::string key = prefix.empty() ? camel(member.key) : prefix + member.key;
            if (!known) importing::tellUntaken(key, prefix + member.key, member.value, resource, report);
            continue;
        }
        for (std::size_t i = 0; member.value.isArray() && i < member.value.size(); ++i) {
            const Node& block = member.value.elements()[i];
            if (block.isObject() && taken.contains(&block))
                tellInside(block, prefix + member.key + ".", taken, resource, report);
        }
    }
}

}  // namespace

void tellUntaken(const Node& values, const Block::Taken& taken, Resource& resource, Report& report) {
    tellInside(values, "", taken, resource, report);
}

}  // namespace headroom::importing::terraform
