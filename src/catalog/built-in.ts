import haikou from '../../models/compensation-schemes/cn-haikou@1.json' with { type: 'json' };
import qingdao from '../../models/compensation-schemes/cn-qingdao-insurance@1.json' with { type: 'json' };
import shandong from '../../models/compensation-schemes/cn-shandong@1.json' with { type: 'json' };
import sip from '../../models/compensation-schemes/cn-sip-tech-loan@1.json' with { type: 'json' };
import weihai from '../../models/compensation-schemes/cn-weihai-first-year@1.json' with { type: 'json' };
import zhongshan from '../../models/compensation-schemes/cn-zhongshan-four-party@1.json' with { type: 'json' };
import zhuhai from '../../models/compensation-schemes/cn-zhuhai@1.json' with { type: 'json' };
import annualFees from '../../models/fees/cn-patent-annual-fees@1.json' with { type: 'json' };
import bocomBeijing from '../../models/pledge-policies/cn-bocom-beijing@1.json' with { type: 'json' };
import ccbBeijing from '../../models/pledge-policies/cn-ccb-beijing-pool@1.json' with { type: 'json' };
import statutoryTerms from '../../models/terms/cn-statutory-terms@1.json' with { type: 'json' };

/** The data sets that come with the library, as read from `models/`. A test holds this list equal to the folders. */
export const BUILT_IN = {
  schemes: [haikou, qingdao, shandong, sip, weihai, zhongshan, zhuhai],
  pledgePolicies: [bocomBeijing, ccbBeijing],
  statutoryTerms: [statutoryTerms],
  annualFees: [annualFees],
} as const;
