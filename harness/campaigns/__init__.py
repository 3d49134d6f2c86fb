"""Many runs: joined from shards, on a cluster, again and again, beside a floor, under every lie."""
