import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { FlowLog } from "@cdktf/provider-aws/lib/flow-log";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";

export interface FlowLogsProps {
  readonly vpcId: string;
  /** The account whose flow logs may write: the VPC's owner. */
  readonly accountId: string;
  readonly name: string;
  readonly logGroup: string;
  readonly retentionDays: number;
}

/**
 * A record of every connection of the VPC, accepted or refused, in AWS's default format and at its cheaper interval of
 * ten minutes. The role may write into this log group alone, and may not create one: a log group deleted with the
 * network therefore stays deleted, although records still arrive for some minutes.
 */
export class FlowLogs extends Construct {
  constructor(scope: Construct, id: string, props: FlowLogsProps) {
    super(scope, id);
    const logs = new CloudwatchLogGroup(this, "logs", {
      name: props.logGroup,
      retentionInDays: props.retentionDays,
    });
    const role = this.addRole(props);
    const policy = this.allowWriting(role, logs);
    new FlowLog(this, "Default", {
      vpcId: props.vpcId,
      trafficType: "ALL",
      logDestinationType: "cloud-watch-logs",
      logDestination: logs.arn,
      iamRoleArn: role.arn,
      tags: { Name: `${props.name}-flow-logs` },
      dependsOn: [policy],
    });
  }

  /** Only flow logs of this account may take the role (VPC user guide, "Confused deputy prevention"). */
  private addRole({ name, accountId }: FlowLogsProps): IamRole {
    const trust = {
      Effect: "Allow",
      Principal: { Service: "vpc-flow-logs.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "aws:SourceAccount": accountId } },
    };
    return new IamRole(this, "role", {
      name: `${name}-flow-logs`,
      description: "VPC flow logs write to their log group",
      assumeRolePolicy: JSON.stringify({ Version: "2012-10-17", Statement: [trust] }),
    });
  }

  private allowWriting(role: IamRole, logs: CloudwatchLogGroup): IamRolePolicy {
    const write = {
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      Resource: `${logs.arn}:*`,
    };
    return new IamRolePolicy(this, "write", {
      name: "write-flow-logs",
      role: role.name,
      policy: JSON.stringify({ Version: "2012-10-17", Statement: [write] }),
    });
  }
}
